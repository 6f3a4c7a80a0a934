package lanewise.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One product C = op(A) op(B) with op(A) m x k and op(B) k x n, row-major, alpha = 1 and beta = 0.
 * The operands are uniform in [-1, 1), the same in every run, and exactly representable in the
 * element type.
 */
final class GemmProblem {
  private final ElementType type;
  private final boolean transA;
  private final boolean transB;
  private final int m;
  private final int n;
  private final int k;
  private final int ld;
  private final double[] a;
  private final double[] b;

  /**
   * A problem with random operands.
   *
   * @param type the element type of all three matrices
   * @param transposes two letters, N or T, for A and B
   * @param shape {@code MxNxK}, or one number for a cube
   * @param ld the leading dimension of all three matrices, 0 for compact ones
   */
  GemmProblem(ElementType type, String transposes, String shape, int ld) {
    if (!transposes.matches("[NT][NT]")) {
      throw new IllegalArgumentException(
          "transposes = " + transposes + ", but must be NN, NT, TN or TT");
    }
    GemmShape sizes = GemmShape.of(shape);
    this.type = type;
    this.transA = transposes.charAt(0) == 'T';
    this.transB = transposes.charAt(1) == 'T';
    this.m = sizes.m();
    this.n = sizes.n();
    this.k = sizes.k();
    this.ld = ld;
    if (ld != 0 && (ld < columnsA() || ld < columnsB() || ld < n)) {
      throw new IllegalArgumentException("ld = " + ld + " is too small for " + shape);
    }
    SplittableRandom random = new SplittableRandom(20240229);
    this.a = random(random, rowsA(), columnsA(), lda());
    this.b = random(random, rowsB(), columnsB(), ldb());
  }

  private GemmProblem(GemmProblem other) {
    type = ElementType.F64;
    transA = other.transA;
    transB = other.transB;
    m = other.m;
    n = other.n;
    k = other.k;
    ld = other.ld;
    a = Arrays.stream(other.a).map(Math::abs).toArray();
    b = Arrays.stream(other.b).map(Math::abs).toArray();
  }

  /** The product |op(A)| |op(B)|, which error bounds are multiples of, in double. */
  GemmProblem magnitudes() {
    return new GemmProblem(this);
  }

  private double[] random(SplittableRandom random, int rows, int columns, int stride) {
    double[] values = new double[rows * stride];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * stride + j] = type.round(2 * random.nextDouble() - 1);
      }
    }
    return values;
  }

  ElementType type() {
    return type;
  }

  boolean transA() {
    return transA;
  }

  boolean transB() {
    return transB;
  }

  int m() {
    return m;
  }

  int n() {
    return n;
  }

  int k() {
    return k;
  }

  /** Rows of A as stored. */
  int rowsA() {
    return transA ? k : m;
  }

  /** Columns of A as stored. */
  int columnsA() {
    return transA ? m : k;
  }

  /** Rows of B as stored. */
  int rowsB() {
    return transB ? n : k;
  }

  /** Columns of B as stored. */
  int columnsB() {
    return transB ? k : n;
  }

  int lda() {
    return ld == 0 ? columnsA() : ld;
  }

  int ldb() {
    return ld == 0 ? columnsB() : ld;
  }

  int ldc() {
    return ld == 0 ? n : ld;
  }

  /** Whether the matrices have no padding between rows. */
  boolean compact() {
    return ld == 0;
  }

  /** Floating-point operations of one product. */
  double flops() {
    return 2.0 * m * n * k;
  }

  /** op(A)[i, p]. */
  double a(int i, int p) {
    return transA ? a[p * lda() + i] : a[i * lda() + p];
  }

  /** op(B)[p, j]. */
  double b(int p, int j) {
    return transB ? b[j * ldb() + p] : b[p * ldb() + j];
  }

  float[] floatA() {
    return toFloat(a);
  }

  float[] floatB() {
    return toFloat(b);
  }

  float[] floatC() {
    float[] c = new float[m * ldc()];
    Arrays.fill(c, Float.NaN);
    return c;
  }

  double[] doubleA() {
    return a.clone();
  }

  double[] doubleB() {
    return b.clone();
  }

  double[] doubleC() {
    double[] c = new double[m * ldc()];
    Arrays.fill(c, Double.NaN);
    return c;
  }

  private static float[] toFloat(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public String toString() {
    return type.label()
        + " "
        + (transA ? "T" : "N")
        + (transB ? "T" : "N")
        + " "
        + m
        + "x"
        + n
        + "x"
        + k
        + (ld == 0 ? "" : " ld " + ld);
  }
}
