package lanewise.bench;

import java.util.Locale;

/** Operations that touch each element once, and the traffic that their speed is measured in. */
public enum BlasOperation {
  /** The sum of x[i] y[i]. */
  DOT(Stream.READ_BOTH),
  /** y = alpha x + y. */
  AXPY(Stream.TRIAD),
  /** x = alpha x. */
  SCAL(Stream.UPDATE),
  /** The Euclidean norm of x. */
  NRM2(Stream.READ),
  /** The sum of |x[i]|. */
  ASUM(Stream.READ),
  /** The index of the largest |x[i]|. */
  IAMAX(Stream.READ),
  /** y = A x. */
  GEMV_N(Stream.READ),
  /** y = A^T x. */
  GEMV_T(Stream.READ),
  /** A = alpha x y^T + A. */
  GER(Stream.UPDATE);

  /** The plain loop that an operation is compared with. */
  enum Stream {
    /** {@link FloatStreamLoop#read}. */
    READ(1, 1),
    /** {@link FloatStreamLoop#readBoth}. */
    READ_BOTH(2, 2),
    /** {@link FloatStreamLoop#copy} of an array to itself. */
    UPDATE(1, 2),
    /** {@link FloatStreamLoop#triad}. */
    TRIAD(2, 3);

    private final int arrays;
    private final int transfers;

    Stream(int arrays, int transfers) {
      this.arrays = arrays;
      this.transfers = transfers;
    }

    /** Large arrays that are touched. */
    int arrays() {
      return arrays;
    }

    /** Loads and stores per element. */
    int transfers() {
      return transfers;
    }
  }

  private final Stream stream;

  BlasOperation(Stream stream) {
    this.stream = stream;
  }

  Stream stream() {
    return stream;
  }

  /** Floating-point operations on each element. */
  int flops() {
    return switch (this) {
      case IAMAX -> 0;
      case SCAL, ASUM -> 1;
      default -> 2;
    };
  }

  /** Whether a matrix takes part. */
  boolean matrix() {
    return this == GEMV_N || this == GEMV_T || this == GER;
  }

  /** The name used in tables. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
