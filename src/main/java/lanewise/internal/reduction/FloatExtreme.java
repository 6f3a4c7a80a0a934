package lanewise.internal.reduction;

import lanewise.Parallelism;

/** Finds the first NaN or, without one, the first smallest or largest element. */
public enum FloatExtreme {
  MIN(FloatFold.MIN), MAX(FloatFold.MAX);

  /** So few elements are gone through one by one. */
  private static final int CHUNK = 2048;

  private final FloatFold fold;

  FloatExtreme(FloatFold fold) {
    this.fold = fold;
  }

  private boolean isBetter(float x, float best) {
    return this == MAX ? x > best : x < best;
  }

  /** The best of each chunk by the vector fold, then the place in the best chunk. */
  public int of(int n, float[] x, int xOffset) {
    float best = fold.identity;
    int chunk = 0;
    for (int p = 0; n - p > 0; p += CHUNK) {
      float each = FloatRun.fold(fold, Math.min(CHUNK, n - p), x, xOffset + p, 0f, Parallelism.NONE);
      if (each != each) {
        return p + first(x, xOffset + p, each);
      }
      if (isBetter(each, best)) {
        best = each;
        chunk = p;
      }
    }
    return n == 0 ? -1 : chunk + first(x, xOffset + chunk, best);
  }

  /** The distance from {@code xOffset} to the first element that equals {@code value}, which is there. */
  private static int first(float[] x, int xOffset, float value) {
    int p = xOffset;
    if (value != value) {
      while (x[p] == x[p]) {
        p++;
      }
    } else {
      while (x[p] != value) {
        p++;
      }
    }
    return p - xOffset;
  }

  public void ofColumns(int m, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset) {
    for (int j = 0; j < n; j++) {
      out[outOffset + j] = m == 0 ? -1 : 0;
    }
    for (int i = 1; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float each = x[xOffset + i * ldx + j];
        float best = x[xOffset + out[outOffset + j] * ldx + j];
        if (isBetter(each, best) || each != each && best == best) {
          out[outOffset + j] = i;
        }
      }
    }
  }
}
