package lanewise.bench;

import java.util.SplittableRandom;

/**
 * The operands of one {@link BlasOperation} whose large arrays fill a given number of bytes, and
 * the check of its first result. Vectors have {@link #length} elements; a matrix is {@link #rows} x
 * {@link #columns}, x and y being as long as the operation needs.
 */
final class BlasProblem {
  /** The factor of axpy and ger: small, since y and A are updated millions of times. */
  static final double ALPHA = 0x1p-10;

  private static final int SAMPLED_LINES = 64;

  private final BlasOperation operation;
  private final ElementType type;
  private final int length;
  private final int rows;
  private final int columns;

  BlasProblem(BlasOperation operation, ElementType type, long bytes) {
    this.operation = operation;
    this.type = type;
    this.length = (int) (bytes / operation.stream().arrays() / type.bytes());
    int log = 31 - Integer.numberOfLeadingZeros(length);
    this.columns = 1 << (log + 1) / 2;
    this.rows = length / columns;
  }

  BlasOperation operation() {
    return operation;
  }

  ElementType type() {
    return type;
  }

  int length() {
    return length;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Elements of x. */
  int lengthX() {
    return switch (operation) {
      case GEMV_N -> columns;
      case GEMV_T, GER -> rows;
      default -> length;
    };
  }

  /** Elements of y. */
  int lengthY() {
    return switch (operation) {
      case GEMV_N -> rows;
      case GEMV_T, GER -> columns;
      case DOT, AXPY -> length;
      default -> 0;
    };
  }

  /** Elements of A. */
  int lengthA() {
    return operation.matrix() ? rows * columns : 0;
  }

  /** Bytes that one call moves. */
  double traffic() {
    long elements = operation.matrix() ? (long) rows * columns : length;
    return (double) elements * operation.stream().transfers() * type.bytes();
  }

  /** Floating-point operations of one call; comparisons do not count. */
  double flops() {
    long elements = operation.matrix() ? (long) rows * columns : length;
    return (double) elements * operation.flops();
  }

  double x(int i) {
    return value(i, 0x9E3779B97F4A7C15L);
  }

  double y(int i) {
    return value(i, 0xC2B2AE3D27D4EB4FL);
  }

  double a(int i) {
    return value(i, 0x165667B19E3779F9L);
  }

  /** A value in [-1, 1) with 23 bits, which both types can hold. */
  private static double value(int i, long salt) {
    long bits = (i + 1) * salt;
    bits ^= bits >>> 32;
    bits *= 0xD6E8FEB86659FD93L;
    return (bits >> 41) * 0x1p-22;
  }

  /**
   * Checks the result of the first call.
   *
   * @param result what the call returned
   * @throws IllegalStateException if a value is outside its error bound
   */
  void check(BlasCall call, double result, String name) {
    switch (operation) {
      case DOT -> checkDot(result, name);
      case NRM2, ASUM, IAMAX -> checkReduction(result, name);
      case AXPY -> {
        for (int i = 0; i < length; i++) {
          near(call.y(i), ALPHA * x(i), y(i), 2, name, "y", i);
        }
      }
      case SCAL -> {
        for (int i = 0; i < length; i++) {
          near(call.x(i), -x(i), 0, 0, name, "x", i);
        }
      }
      case GEMV_N, GEMV_T -> checkGemv(call, name);
      case GER -> checkGer(call, name);
      default -> throw new AssertionError(operation);
    }
  }

  private void checkDot(double result, String name) {
    double sum = 0;
    double error = 0;
    double magnitude = 0;
    for (int i = 0; i < length; i++) {
      double product = x(i) * y(i);
      double next = sum + product;
      double addend = next - sum;
      error += (sum - (next - addend)) + (product - addend);
      sum = next;
      magnitude += Math.abs(product);
    }
    within(result, sum + error, type.gamma(depth(length)) * magnitude, name, "result");
  }

  private void checkReduction(double result, String name) {
    double squares = 0;
    double absolutes = 0;
    int largest = 0;
    for (int i = 0; i < length; i++) {
      double x = x(i);
      squares += x * x;
      absolutes += Math.abs(x);
      if (Math.abs(x) > Math.abs(x(largest))) {
        largest = i;
      }
    }
    double relative = 2 * type.gamma(depth(length));
    switch (operation) {
      case NRM2 ->
        within(result, Math.sqrt(squares), relative * Math.sqrt(squares), name, "result");
      case ASUM -> within(result, absolutes, relative * absolutes, name, "result");
      default -> within(result, largest, 0, name, "result");
    }
  }

  /**
   * Roundings on the way of one term of a sum. Every library here adds up at least 16 interleaved
   * parts, without which 64 million floats could not be summed to any accuracy.
   */
  private static long depth(int terms) {
    return terms / 16 + 32;
  }

  private void checkGemv(BlasCall call, String name) {
    boolean transposed = operation == BlasOperation.GEMV_T;
    int terms = lengthX();
    SplittableRandom random = new SplittableRandom(terms);
    for (int sample = 0; sample < SAMPLED_LINES; sample++) {
      int i = random.nextInt(lengthY());
      double sum = 0;
      double magnitude = 0;
      for (int p = 0; p < terms; p++) {
        double product = a(transposed ? p * columns + i : i * columns + p) * x(p);
        sum += product;
        magnitude += Math.abs(product);
      }
      double bound = (type.gamma(terms) + ElementType.F64.gamma(2L * terms)) * magnitude;
      within(call.y(i), sum, bound, name, "y[" + i + "]");
    }
  }

  private void checkGer(BlasCall call, String name) {
    SplittableRandom random = new SplittableRandom(rows);
    for (int sample = 0; sample < SAMPLED_LINES; sample++) {
      int i = random.nextInt(rows);
      for (int j = 0; j < columns; j++) {
        int at = i * columns + j;
        near(call.a(at), ALPHA * x(i) * y(j), a(at), 3, name, "a", at);
      }
    }
  }

  private void near(
      double actual, double one, double other, int roundings, String name, String what, int i) {
    double bound =
        roundings == 0 ? 0 : 2 * type.gamma(roundings) * (Math.abs(one) + Math.abs(other));
    if (!(Math.abs(actual - (one + other)) <= bound)) {
      within(actual, one + other, bound, name, what + "[" + i + "]");
    }
  }

  private void within(double actual, double expected, double bound, String name, String what) {
    if (!(Math.abs(actual - expected) <= bound)) {
      throw new IllegalStateException(
          name + ", " + operation.label() + " " + type.label() + ": " + what + " is " + actual
              + ", but must be within " + bound + " of " + expected);
    }
  }
}
