package lanewise.internal.vector;

import lanewise.internal.kernel.FloatTransposer;
import lanewise.internal.scalar.ScalarFloatTransposer;

/**
 * Transposes VL x VL blocks in registers. Where the size is no multiple of VL, the last blocks overlap
 * those before them and write the same once more.
 */
public final class VectorFloatTransposer implements FloatTransposer {

  private static final int VL = FloatSpecies.PREFERRED.length();

  /** Rows and columns of a tile, which is done before the next: longer ones touch too many rows of the result. */
  private static final int TILE = FloatTransposeTile.SIZE;

  /** Elements before those of an array: its header, of 16 bytes. */
  private static final int HEADER = 16 / Float.BYTES;

  /** Rows or columns for which one step more is little. */
  private static final int TALL = 512;

  /** Elements of a matrix that a second-level cache does not keep. */
  public static final int LARGE = (2 << 20) / Float.BYTES;

  private static final ThreadLocal<float[]> BLOCK = new ThreadLocal<>();

  /** Takes what is narrower than a vector, and vectors of lengths that have no kernel. */
  private final FloatTransposer scalar = new ScalarFloatTransposer();

  private final int large;

  /** Matrices of {@code large} elements or more are taken as such: {@link #LARGE}, or fewer for training. */
  public VectorFloatTransposer(int large) {
    this.large = large;
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    if (m < VL || n < VL || VL < 4 || VL > 16) {
      scalar.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
      return;
    }
    boolean inTiles = VL == FloatTransposeTile.VL && (ldx | ldo) % TILE == 0 && (long) m * n >= large;
    int firstColumn = inTiles ? first(n, xOffset) : 0;
    for (int i = first(m, outOffset); i < m; i += TILE) {
      for (int j = firstColumn; j < n; j += TILE) {
        int left = Math.max(0, j);
        int right = Math.min(j + TILE, n);
        if (inTiles && i >= 0 && i + TILE <= m && left + TILE == right) {
          FloatTransposeTile.transpose(x, xOffset + i * ldx + j, ldx, out, outOffset + j * ldo + i, ldo, block());
        } else {
          inBlocks(m, i, Math.min(i + TILE, m), left, right, x, xOffset, ldx, out, outOffset, ldo);
        }
      }
    }
  }

  private static float[] block() {
    float[] block = BLOCK.get();
    if (block == null) {
      block = new float[TILE * TILE];
      BLOCK.set(block);
    }
    return block;
  }

  /** Rows from {@code top} on, those before the first and after the last of m rows replaced by others. */
  private static void inBlocks(
      int m, int top, int bottom, int left, int right, float[] x, int xOffset, int ldx, float[] out, int outOffset,
      int ldo) {
    int whole = right - left & -VL;
    for (int i = top; i < bottom; i += VL) {
      int row = Math.max(0, Math.min(i, m - VL));
      int from = xOffset + row * ldx;
      int to = outOffset + row;
      blocks(whole, x, from + left, ldx, out, to + left * ldo, ldo);
      if (left + whole < right) {
        blocks(VL, x, from + right - VL, ldx, out, to + (right - VL) * ldo, ldo);
      }
    }
  }

  /**
   * The row or column where steps of VL begin, at most 0: where there are many, such that they take whole cache lines. A large
   * array has regions of the heap of its own, so that its elements begin a header after a multiple of every line.
   */
  private static int first(int length, int offset) {
    return Math.max(-(offset + HEADER & VL - 1), -(length / TALL) * VL);
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
