/**
 * Benchmarks of Lanewise next to the limits of the machine and next to the libraries one would use
 * otherwise. {@link lanewise.bench.Run} runs them, as {@code lanewise.bench.cli} tells it to; every class with JMH's annotations can
 * also be run through {@code org.openjdk.jmh.Main}.
 */
package lanewise.bench;
