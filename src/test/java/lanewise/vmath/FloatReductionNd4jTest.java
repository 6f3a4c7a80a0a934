package lanewise.vmath;

import static lanewise.testing.FloatExact.U;
import static lanewise.vmath.Nd4jCall.named;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reductions of everything, of rows and of columns agree with those of ND4J within the bounds of both. Of ND4J nothing is
 * documented: it is taken to add n terms in any order, so that each goes through at most n additions.
 */
@Tag("once")
class FloatReductionNd4jTest {

  private static INDArray theirs(FloatReduction reduction, INDArray x, int dimension) {
    return switch (reduction) {
      case SUM -> x.sum(dimension);
      case MEAN -> x.mean(dimension);
      case PRODUCT -> x.prod(dimension);
      case MIN -> x.min(dimension);
      case MAX -> x.max(dimension);
      // Divided by n: not corrected for the bias.
      case VARIANCE -> x.var(false, dimension);
      case STANDARD_DEVIATION -> x.std(false, false, dimension);
      case NORM1 -> x.norm1(dimension);
      case NORM2 -> x.norm2(dimension);
      case NORM_INF -> x.normmax(dimension);
      case LOG_SUM_EXP -> named("reduce_logsumexp", new int[]{dimension}, x);
    };
  }

  /** The sum of the bounds, in units of u; the matrix that x is a row or a column of has the given maximum. */
  private static double bound(FloatReduction reduction, float[] x, double maximum, double result) {
    int n = x.length;
    double ours = FloatLanes.depth(n);
    double sizes = sum(x, Math::abs);
    double size = Math.abs(result);
    return switch (reduction) {
      case SUM, NORM1 -> (ours + n) * sizes;
      // Both divide, which is a rounding.
      case MEAN -> (ours + n) * sizes / n + 2 * size;
      case PRODUCT -> 2 * n * size;
      case MIN, MAX, NORM_INF -> 0;
      // Here the two-pass bound of the documentation. There, Welford's updates: n u times the condition number (T. Chan,
      // G. Golub, R. LeVeque, 1983).
      case VARIANCE -> (ours + 4 + U * Math.pow(ours * condition(x), 2) + n * condition(x)) * size;
      // The root halves a relative error; it is one more rounding for both.
      case STANDARD_DEVIATION -> (bound(FloatReduction.VARIANCE, x, maximum, result) / size / 2 + 2) * size;
      // The root halves that of the sum of squares, with a rounding for each square there; two more for the roots.
      case NORM2 -> ((ours + n + 1) / 2 + 2) * size;
      // m + log(sum of exp(x - m)), with m the maximum of x here and of the whole matrix there. In the sum, the relative
      // error of a term is that of its exponential, 2 u here and 4 u there, and of x - m rounded, |x - m| u, weighted by the
      // term. That of the sum is an absolute error of its logarithm, which has a relative one of 2 u and 4 u itself; then m
      // is added.
      case LOG_SUM_EXP -> ours + 2 + meanDistance(x, max(x)) + 2 * Math.abs(result - max(x)) + size
          + n + 4 + meanDistance(x, maximum) + 4 * Math.abs(result - maximum) + size;
    };
  }

  private interface Term {
    double of(double x);
  }

  private static double sum(float[] x, Term term) {
    double sum = 0;
    for (float each : x) {
      sum += term.of(each);
    }
    return sum;
  }

  private static double condition(float[] x) {
    double mean = sum(x, each -> each) / x.length;
    return Math.sqrt(sum(x, each -> each * each) / sum(x, each -> (each - mean) * (each - mean)));
  }

  private static double max(float[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (float each : x) {
      max = Math.max(max, each);
    }
    return max;
  }

  /** The mean distance from a number, weighted by the exponentials. */
  private static double meanDistance(float[] x, double from) {
    double max = max(x);
    // A term of -infinity has no weight.
    return sum(x, each -> Double.isInfinite(each) ? 0 : (from - each) * Math.exp(each - max))
        / sum(x, each -> Math.exp(each - max));
  }

  private static void check(FloatReduction reduction, float[] x, double maximum, float ours, float theirs) {
    // Second-order terms, and the rounding of this bound, are below 1 % of it.
    double bound = 1.01 * bound(reduction, x, maximum, ours) * U;
    assertTrue(
        FloatAgreement.agree(ours, theirs, 0, bound, false),
        () -> reduction + " of " + (x.length > 9 ? x.length : Arrays.toString(x)) + " elements is " + ours
            + ", but ND4J has " + theirs + "; allowed are " + bound);
  }

  private static float[] values(FloatReduction reduction, FloatRandom random, int n) {
    float[] x = reduction == FloatReduction.PRODUCT ? random.factors(n) : random.array(n);
    if (reduction == FloatReduction.VARIANCE || reduction == FloatReduction.STANDARD_DEVIATION) {
      float mean = random.from(-100, 100);
      for (int i = 0; i < n; i++) {
        x[i] += mean;
      }
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource
  void ofEverything(FloatReduction reduction) {
    FloatRandom random = new FloatRandom(1);
    for (int n : new int[]{2, 3, 10, 63, 64, 65, 129, 1000, 10_007, 65_536, 65_537, 200_000}) {
      float[] x = values(reduction, random, n);
      float[] theirs = FloatAgreement.array(theirs(reduction, FloatAgreement.matrix(1, n, x), 1));
      check(reduction, x, max(x), reduction.of(n, x, 0), theirs[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofRowsAndColumns(FloatReduction reduction) {
    FloatRandom random = new FloatRandom(2);
    for (int[] shape : new int[][]{{2, 2}, {3, 5}, {64, 70}, {65, 16}, {7, 1000}, {1000, 3}, {300, 300}}) {
      int m = shape[0];
      int n = shape[1];
      float[] x = values(reduction, random, m * n);
      INDArray matrix = FloatAgreement.matrix(m, n, x);
      float[] rows = new float[m];
      float[] columns = new float[n];
      reduction.rows(m, n, x, 0, n, rows, 0, Parallelism.NONE);
      reduction.columns(m, n, x, 0, n, columns, 0, Parallelism.NONE);
      float[] theirRows = FloatAgreement.array(theirs(reduction, matrix, 1));
      float[] theirColumns = FloatAgreement.array(theirs(reduction, matrix, 0));
      for (int i = 0; i < m; i++) {
        check(reduction, Arrays.copyOfRange(x, i * n, (i + 1) * n), max(x), rows[i], theirRows[i]);
      }
      for (int j = 0; j < n; j++) {
        float[] column = new float[m];
        for (int i = 0; i < m; i++) {
          column[i] = x[i * n + j];
        }
        check(reduction, column, max(x), columns[j], theirColumns[j]);
      }
    }
  }

  /** Whether both have the same convention for a run with special values. */
  private static boolean isComparable(FloatReduction reduction, float[] run) {
    float sum = 0f;
    boolean nan = false;
    for (float each : run) {
      sum += each;
      nan |= Float.isNaN(each);
    }
    return switch (reduction) {
      case SUM, MEAN, PRODUCT, NORM1 -> true;
      // NaN loses a comparison there, so it is found or not depending on where it stands.
      case MIN, MAX, NORM_INF -> !nan;
      // The distance of infinity from a mean that is infinite is NaN here; there, it is 0 for a single element and
      // infinite for others.
      case VARIANCE, STANDARD_DEVIATION -> Float.isFinite(sum) || nan;
      // Squares are not scaled there: they overflow and underflow.
      case NORM2 -> nan || !Float.isFinite(sum) || Math.abs(sum) < 1e10f && (sum == 0 || Math.abs(sum) > 1e-10f);
      // An infinite maximum is subtracted from itself there.
      case LOG_SUM_EXP -> Double.isFinite(max(run)) || nan;
    };
  }

  @ParameterizedTest
  @EnumSource
  void ofSpecialValues(FloatReduction reduction) {
    float infinity = Float.POSITIVE_INFINITY;
    float[][] runs = {
      {0f, 0f}, {-0f, -0f}, {-0f, 0f}, {Float.NaN, 1f}, {1f, Float.NaN}, {infinity, 1f}, {-infinity, 1f},
      {1f, -infinity, 2f}, {-infinity, -infinity}, {infinity, -infinity}, {infinity, Float.NaN}, {-infinity},
      {Float.MAX_VALUE / 4, 2f}, {Float.MIN_VALUE, 3 * Float.MIN_VALUE}, {100f, 100f, -1000f}, {1e-20f, 1e-20f}};
    int compared = 0;
    for (float[] run : runs) {
      if (isComparable(reduction, run)) {
        compared++;
        float[] theirs = FloatAgreement.array(theirs(reduction, FloatAgreement.matrix(1, run.length, run), 1));
        check(reduction, run, max(run), reduction.of(run.length, run, 0), theirs[0]);
      }
    }
    assertTrue(compared > runs.length / 2, reduction + ": " + compared);
  }

  @ParameterizedTest
  @EnumSource
  void search(FloatSearch search) {
    FloatRandom random = new FloatRandom(3);
    for (int[] shape : new int[][]{{1, 1}, {3, 5}, {64, 70}, {65, 16}, {7, 1000}, {1000, 3}, {1, 70_000}}) {
      int m = shape[0];
      int n = shape[1];
      // Small integers: most extremes stand in several places, and the first counts. ND4J has a NaN found or not,
      // depending on where it stands.
      float[] x = new float[m * n];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.from(0, 50) == 0
            ? random.flip() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY
            : random.from(-20, 20);
      }
      INDArray matrix = FloatAgreement.matrix(m, n, x);
      int[] rows = new int[m];
      int[] columns = new int[n];
      search.rows(m, n, x, 0, n, rows, 0, Parallelism.NONE);
      search.columns(m, n, x, 0, n, columns, 0, Parallelism.NONE);
      String name = search == FloatSearch.ARGMIN ? "argmin" : "argmax";
      assertTrue(Arrays.equals(rows, named(name, new int[]{1}, matrix).ravel().toIntVector()), "rows");
      assertTrue(Arrays.equals(columns, named(name, new int[]{0}, matrix).ravel().toIntVector()), "columns");
      assertTrue(search.of(n, x, 0) == rows[0], "one row");
    }
  }
}
