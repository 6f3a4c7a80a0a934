package lanewise.internal.elementwise;

import java.util.Arrays;
import lanewise.internal.PerThread;

/** The working memory of a thread: one block of elements for each operand and the result, 16 KiB for float. */
final class FloatBlocks {

  /** Elements of a block: a multiple of every vector length. */
  static final int LENGTH = 1024;

  private static final PerThread<FloatBlocks> LOCAL = new PerThread<>(FloatBlocks::new);

  final float[] x = new float[LENGTH];
  final float[] y = new float[LENGTH];
  final float[] z = new float[LENGTH];
  final float[] out = new float[LENGTH];

  /** Operands that are numbers, apart from the blocks: other threads read them as long as a call lasts. */
  final float[] numbers = new float[3];

  private FloatBlocks() {}

  static FloatBlocks local() {
    return LOCAL.get();
  }

  /** The array itself if blocks of so many rows, none if they are too short, can be used where they lie, else the block. */
  static float[] place(int rows, int n, float[] x, int row, int col, float[] block) {
    return col == 1 && (row == n && rows > 0 || rows == 1) ? x : block;
  }

  /**
   * {@code for i in 0..m, j in 0..n: block[i*n + j] = x[xOffset + i*row + j*col]}, unless the elements are used where they
   * are, or are those of the block before: what rows share if its columns are not new, and a number of all elements in all
   * blocks but the first. Returns where they begin now.
   */
  static int gather(boolean isFirst, boolean isNew, int m, int n, float[] x, int xOffset, int row, int col,
      float[] block) {
    if (x == block) {
      return xOffset;
    }
    if (x == null || row == 0 && !(col == 0 ? isFirst : isNew)) {
      return 0;
    }
    int rows = row == 0 ? 1 : m;
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * row;
      if (col == 1) {
        System.arraycopy(x, from, block, i * n, n);
      } else if (col == 0) {
        Arrays.fill(block, i * n, i * n + n, x[from]);
      } else {
        for (int j = 0; j < n; j++) {
          block[i * n + j] = x[from + j * col];
        }
      }
    }
    // What the rows share is repeated, twice as much each time.
    for (int length = rows * n; length < m * n; length *= 2) {
      System.arraycopy(block, 0, block, length, Math.min(length, m * n - length));
    }
    return 0;
  }

  /** {@code for i in 0..m, j in 0..n: out[outOffset + i*ldo + j] = block[i*n + j]}. */
  static void scatter(int m, int n, float[] block, float[] out, int outOffset, int ldo) {
    for (int i = 0; i < m; i++) {
      System.arraycopy(block, i * n, out, outOffset + i * ldo, n);
    }
  }
}
