package lanewise.internal.gemm;

import java.util.Arrays;
import lanewise.internal.PerThread;
import lanewise.internal.kernel.FloatKernels;

/**
 * The working memory of a thread: arrays that grow to what a call needs and are kept for the next
 * one. Packed panels are bounded by the blocking (see {@link FloatBlocking}).
 */
final class FloatScratch {

  private static final PerThread<FloatScratch> LOCAL = new PerThread<>(FloatScratch::new);
  private static final float[] EMPTY = {};

  private float[] panelsA = EMPTY;
  private float[] panelsB = EMPTY;
  private float[] vector = EMPTY;
  private float[] sums = EMPTY;
  private final float[] work = new float[FloatKernels.WORK];
  private final float[] tile = new float[FloatKernels.WORK];
  private final float[] lanes = new float[FloatKernels.LANES];

  private FloatScratch() {}

  static FloatScratch local() {
    return LOCAL.get();
  }

  /** For packed panels of A; contents undefined. */
  float[] panelsA(int length) {
    if (panelsA.length < length) {
      panelsA = new float[length];
    }
    return panelsA;
  }

  /** For packed panels of B; contents undefined. */
  float[] panelsB(int length) {
    if (panelsB.length < length) {
      panelsB = new float[length];
    }
    return panelsB;
  }

  /** For a strided vector made contiguous; contents undefined. */
  float[] vector(int length) {
    if (vector.length < length) {
      vector = new float[length];
    }
    return vector;
  }

  /** For a block of sums; contents undefined. */
  float[] sums(int length) {
    if (sums.length < length) {
      sums = new float[length];
    }
    return sums;
  }

  /** The working memory of a kernel that takes one; contents undefined. */
  float[] work() {
    return work;
  }

  /** A tile beside C; contents undefined. */
  float[] tile() {
    return tile;
  }

  /** The virtual lanes of a reduction, zeroed. */
  float[] zeroLanes() {
    Arrays.fill(lanes, 0f);
    return lanes;
  }
}
