package lanewise.bench;

import java.util.Locale;
import lanewise.Parallelism;

/**
 * What a fresh JVM gives at first: the wall time from {@code main} to the end of the first float
 * product of 512 x 512 x 512, the making of the operands included, and the time until a product
 * reaches 80 % of the peak, the best rate that the same process reaches within some seconds.
 *
 * <p>The first argument is a {@link Library}, the second the seconds to go on. Prints a line
 * {@code coldstart <ms to first result> <ms to 80 %> <peak in GFLOP/s>}, then for the first product, the last and at
 * most {@value #POINTS} ones in between, whose times grow by a constant factor, {@code product <ms> <GFLOP/s>}.
 */
public final class ColdStart {
  static final String PREFIX = "coldstart";
  static final String POINT = "product";

  private static final int SIZE = 512;
  private static final int MOST_CALLS = 100_000;
  private static final int POINTS = 198;

  private ColdStart() {}

  /** Runs one cold start; see above. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Library library = Library.valueOf(args[0]);
    long span = (long) (Double.parseDouble(args[1]) * 1e9);
    GemmProblem problem = new GemmProblem(ElementType.F32, "NN", Integer.toString(SIZE), 0);
    Gemm gemm = library.bind(problem, Parallelism.NONE);
    // ends[0] is when the first product begins, ends[i] when the i-th one ends.
    long[] ends = new long[MOST_CALLS + 1];
    ends[0] = System.nanoTime();
    gemm.run();
    ends[1] = System.nanoTime();
    double first = gemm.c(0, 0);
    int calls = 1;
    while (calls < MOST_CALLS && ends[calls] - start < span) {
      gemm.run();
      ends[++calls] = System.nanoTime();
    }
    long fastest = Long.MAX_VALUE;
    for (int i = 1; i <= calls; i++) {
      fastest = Math.min(fastest, ends[i] - ends[i - 1]);
    }
    int at = 1;
    while (ends[at] - ends[at - 1] > fastest / 0.8) {
      at++;
    }
    new GemmCheck(problem).check(gemm, library.label());
    if (Double.doubleToLongBits(first) != Double.doubleToLongBits(gemm.c(0, 0))) {
      throw new IllegalStateException("the first result and the last one differ");
    }
    print(PREFIX, millis(ends[1] - start), millis(ends[at] - start), problem.flops() / fastest);
    double factor = Math.pow((double) (ends[calls] - start) / (ends[1] - start), 1.0 / POINTS);
    double next = 0;
    for (int i = 1; i <= calls; i++) {
      if (ends[i] - start >= next || i == calls) {
        print(POINT, millis(ends[i] - start), problem.flops() / (ends[i] - ends[i - 1]));
        next = (ends[i] - start) * factor;
      }
    }
    gemm.close();
  }

  private static double millis(long nanos) {
    return nanos * 1e-6;
  }

  private static void print(String what, double... numbers) {
    StringBuilder line = new StringBuilder(what);
    for (double number : numbers) {
      line.append(String.format(Locale.ROOT, " %.2f", number));
    }
    System.out.println(line);
  }
}
