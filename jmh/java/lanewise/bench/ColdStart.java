package lanewise.bench;

import java.util.Locale;
import lanewise.Parallelism;

/**
 * What a fresh JVM gives at first: the wall time from {@code main} to the end of the first float
 * product of 512 x 512 x 512, the making of the operands included, and the time until a product
 * reaches 80 % of the peak, the best rate that the same process reaches within some seconds.
 *
 * <p>The first argument is a {@link Library}, the second the seconds to go on. Prints one line,
 * {@code coldstart <ms to first result> <ms to 80 %> <peak in GFLOP/s>}.
 */
public final class ColdStart {
  static final String PREFIX = "coldstart";

  private static final int SIZE = 512;
  private static final int MOST_CALLS = 100_000;

  private ColdStart() {}

  /** Runs one cold start; see above. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Library library = Library.valueOf(args[0]);
    long span = (long) (Double.parseDouble(args[1]) * 1e9);
    GemmProblem problem = new GemmProblem(ElementType.F32, "NN", Integer.toString(SIZE), 0);
    Gemm gemm = library.bind(problem, Parallelism.NONE);
    long[] ends = new long[MOST_CALLS];
    long begin = System.nanoTime();
    gemm.run();
    ends[0] = System.nanoTime();
    double first = gemm.c(0, 0);
    int calls = 1;
    while (calls < MOST_CALLS && ends[calls - 1] - start < span) {
      gemm.run();
      ends[calls++] = System.nanoTime();
    }
    long fastest = ends[0] - begin;
    for (int i = 1; i < calls; i++) {
      fastest = Math.min(fastest, ends[i] - ends[i - 1]);
    }
    int at = 0;
    while ((at == 0 ? ends[0] - begin : ends[at] - ends[at - 1]) > fastest / 0.8) {
      at++;
    }
    new GemmCheck(problem).check(gemm, library.label());
    if (Double.doubleToLongBits(first) != Double.doubleToLongBits(gemm.c(0, 0))) {
      throw new IllegalStateException("the first result and the last one differ");
    }
    System.out.printf(
        Locale.ROOT,
        "%s %.1f %.1f %.1f%n",
        PREFIX,
        (ends[0] - start) * 1e-6,
        (ends[at] - start) * 1e-6,
        problem.flops() / fastest);
    gemm.close();
  }
}
