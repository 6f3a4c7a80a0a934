/**
 * Benchmarks of Lanewise next to the limits of the machine and next to the libraries one would use
 * otherwise. {@link lanewise.bench.Main} is the entrance; every class with JMH's annotations can
 * also be run through {@code org.openjdk.jmh.Main}.
 */
package lanewise.bench;
