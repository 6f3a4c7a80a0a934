package lanewise.internal.vector;

import lanewise.internal.kernel.FloatTransposer;
import lanewise.internal.scalar.ScalarFloatTransposer;

/**
 * Transposes VL x VL blocks in registers. Where the size is no multiple of VL, the last blocks overlap
 * those before them and write the same once more.
 */
public final class VectorFloatTransposer implements FloatTransposer {

  private static final int VL = FloatSpecies.PREFERRED.length();

  /** Rows are read in runs of this many elements, 2 KiB: longer ones touch too many rows of the result. */
  private static final int RUN = 2048 / Float.BYTES;

  /** Takes what is narrower than a vector, and vectors of lengths that have no kernel. */
  private final FloatTransposer scalar = new ScalarFloatTransposer();

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    if (m < VL || n < VL || VL < 4 || VL > 16) {
      scalar.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
      return;
    }
    for (int j = 0; j < n; j += RUN) {
      int run = Math.min(RUN, n - j);
      int whole = run & -VL;
      for (int i = 0; i < m; i += VL) {
        int row = Math.min(i, m - VL);
        int from = xOffset + row * ldx;
        int to = outOffset + row;
        blocks(whole, x, from + j, ldx, out, to + j * ldo, ldo);
        if (whole < run) {
          blocks(VL, x, from + n - VL, ldx, out, to + (n - VL) * ldo, ldo);
        }
      }
    }
  }

  /** VL rows and {@code n} columns, a multiple of VL. */
  private static void blocks(int n, float[] x, int from, int ldx, float[] out, int to, int ldo) {
    if (VL == 16) {
      FloatTranspose16.columns(ldo, n, x, from, ldx, out, to);
    } else if (VL == 8) {
      FloatTranspose8.columns(ldo, n, x, from, ldx, out, to);
    } else {
      FloatTranspose4.columns(ldo, n, x, from, ldx, out, to);
    }
  }
}
