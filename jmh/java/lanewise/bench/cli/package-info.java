/** The command line of the benchmarks: {@code java -jar benchmarks.jar}. */
package lanewise.bench.cli;
