package lanewise.internal.vector;

import lanewise.internal.Cpu;

/**
 * Transposes VL x VL blocks in registers. Where the size is no multiple of VL, the last blocks overlap
 * those before them and write the same once more.
 */
final class FloatTranspose {

  private static final int VL = FloatSpecies.PREFERRED.length();

  /**
   * Rows and columns of a tile, which is done before the next: longer ones touch too many rows of the result, shorter ones
   * are too short for the prefetchers of some CPUs.
   */
  private static final int TILE = (Cpu.IS_ZEN ? 2048 : 256) / Float.BYTES;

  /** Elements before those of an array: its header, of 16 bytes. */
  private static final int HEADER = 16 / Float.BYTES;

  /** Rows for which one step more is little. */
  private static final int TALL = 512;

  private FloatTranspose() {}

  /** Whether no side is narrower than a vector, and there are kernels for vectors of this length. */
  static boolean takes(int m, int n) {
    return m >= VL && n >= VL && VL >= 4 && VL <= 16;
  }

  /** {@link lanewise.internal.kernel.FloatKernels#transpose} of a matrix that it {@link #takes}. */
  static void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    int first = firstRow(m, outOffset);
    for (int begin = first; begin < m; begin += TILE) {
      int end = Math.min(begin + TILE, m);
      for (int j = 0; j < n; j += TILE) {
        int run = Math.min(TILE, n - j);
        int whole = run & -VL;
        for (int i = begin; i < end; i += VL) {
          int row = Math.max(0, Math.min(i, m - VL));
          int from = xOffset + row * ldx;
          int to = outOffset + row;
          blocks(VL, whole, x, from + j, ldx, out, to + j * ldo, ldo);
          if (whole < run) {
            blocks(VL, VL, x, from + n - VL, ldx, out, to + (n - VL) * ldo, ldo);
          }
        }
      }
    }
  }

  /**
   * The row where steps of VL begin, at most 0: where there are many, such that stores fill whole cache lines. A large array
   * has regions of the heap of its own, so that its elements begin a header after a multiple of every line.
   */
  private static int firstRow(int m, int outOffset) {
    return Math.max(-(outOffset + HEADER & VL - 1), -(m / TALL) * VL);
  }

  /**
   * Up to VL rows and {@code n} columns, a multiple of VL. A block has a method of its own: of addresses in a loop C2 would keep
   * the part that does not change, twice for each row, in memory. Where there are fewer rows, each row of the result is written
   * as if there were VL, from the first to the last, so that the next one is written over what the one before it has too much.
   */
  static void blocks(int rows, int n, float[] x, int from, int ldx, float[] out, int to, int ldo) {
    for (int j = 0; j < n; j += VL) {
      if (VL == 16) {
        FloatTranspose16.block(x, from + j, ldx, rows, out, to + j * ldo, ldo);
      } else if (VL == 8) {
        FloatTranspose8.block(x, from + j, ldx, rows, out, to + j * ldo, ldo);
      } else {
        FloatTranspose4.block(x, from + j, ldx, rows, out, to + j * ldo, ldo);
      }
    }
  }
}
