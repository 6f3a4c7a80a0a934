package lanewise.internal.elementwise;

import lanewise.internal.kernel.FloatMaps;
import lanewise.internal.provider.Providers;

/** Functions of an element of a row, elements that the rows share, and numbers of the row, on the calling thread. */
public final class FloatRowTerms {

  private static final FloatMaps MAPS = Providers.floatMaps();
  private static final int VL = MAPS.vectorLength();

  /** The most rows of a call. */
  public static final int ROWS = 2;

  private FloatRowTerms() {}

  /**
   * Applies a function as {@link FloatMaps#mapRows} does, to rows of any length; arrays that it does not have are null. Rows
   * without elements may lie outside of the arrays.
   */
  public static void apply(
      int function, int m, int n, float[] x, int xOffset, int ldx, float[] y, int yOffset, float[] z, int zOffset,
      float[] u, float[] v, float[] out, int outOffset, int ldo) {
    if (n == 0) {
      return;
    }
    if (n < VL) {
      shorterThanVectors(function, m, n, x, xOffset, ldx, y, yOffset, z, zOffset, u, v, out, outOffset, ldo);
    } else {
      MAPS.mapRows(function, m, n, x, xOffset, ldx, y, yOffset, z, zOffset, u, v, out, outOffset, ldo);
    }
  }

  private static void shorterThanVectors(
      int function, int m, int n, float[] x, int xOffset, int ldx, float[] y, int yOffset, float[] z, int zOffset,
      float[] u, float[] v, float[] out, int outOffset, int ldo) {
    FloatBlocks blocks = FloatBlocks.local();
    for (int i = 0; i < m; i++) {
      System.arraycopy(x, xOffset + i * ldx, blocks.x, i * VL, n);
    }
    if (y != null) {
      System.arraycopy(y, yOffset, blocks.y, 0, n);
    }
    if (z != null) {
      System.arraycopy(z, zOffset, blocks.z, 0, n);
    }
    MAPS.mapRows(function, m, VL, blocks.x, 0, VL, blocks.y, 0, blocks.z, 0, u, v, blocks.out, 0, VL);
    for (int i = 0; i < m; i++) {
      System.arraycopy(blocks.out, i * VL, out, outOffset + i * ldo, n);
    }
  }
}
