package lanewise.internal.scalar;

import lanewise.internal.kernel.FloatTransposer;

/** Transposes by plain loops: the executable specification, and what runs without vectors. */
public final class ScalarFloatTransposer implements FloatTransposer {

  /** Rows of x in a block: a cache line of the result. */
  private static final int ROWS = 64 / Float.BYTES;

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    for (int first = 0; m - first > 0; first += ROWS) {
      int rows = Math.min(ROWS, m - first);
      for (int j = 0; j < n; j++) {
        int from = xOffset + first * ldx + j;
        int to = outOffset + j * ldo + first;
        for (int i = 0; i < rows; i++) {
          out[to + i] = x[from + i * ldx];
        }
      }
    }
  }
}
