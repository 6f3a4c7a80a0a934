package lanewise.bench.results;

import java.util.List;

/**
 * One operation of one library on one size, and how fast it was in each fork.
 *
 * <p>Within a fork the rate is that of the best iteration, and the yardstick the best of those measured around the
 * iterations in the same JVM. Lists hold one value for each fork, in the order of the forks.
 *
 * @param id names the line, the same in each run: parts separated by slashes, such as {@code gemm/lanewise/f32/NN/512}
 * @param suite {@code ceiling}, {@code gemm}, {@code blas}, {@code vmath}, {@code reductions} or {@code autodiff}
 * @param library {@code lanewise}, a peer such as {@code nd4j}, or {@code machine} for a ceiling
 * @param operation such as {@code NN}, {@code dot}, {@code exp}; {@code fma}, {@code read}, {@code copy}, {@code triad}
 * @param type {@code f32} or {@code f64}
 * @param shape the sizes: {@code 512}, {@code 64x3136x576}, a number of elements or of bytes, as the suite counts
 * @param threads how many threads worked
 * @param width the vector width in bits that was forced, 0 for the library's own choice
 * @param unit the unit of the rates, such as GFLOP/s
 * @param work what one call does, in 1e-9 units: work over nanoseconds is the rate
 * @param flops floating-point operations of one call, 0 where they are not counted
 * @param bytes bytes that one call has to move at least, 0 where they are not counted
 * @param rates work per time
 * @param yardstick what the rates are compared with, empty for none
 * @param yardsticks the rates of the yardstick, empty for none
 * @param bytesAllocated most bytes that a call allocated, -1 if it was not counted
 * @param warnings what spoils this line, such as forks that differ too much
 */
public record Line(
    String id,
    String suite,
    String library,
    String operation,
    String type,
    String shape,
    int threads,
    int width,
    String unit,
    double work,
    double flops,
    double bytes,
    List<Double> rates,
    String yardstick,
    List<Double> yardsticks,
    double bytesAllocated,
    List<String> warnings) {

  /** Takes copies. */
  public Line {
    rates = List.copyOf(rates);
    yardsticks = List.copyOf(yardsticks);
    warnings = List.copyOf(warnings);
  }
}
