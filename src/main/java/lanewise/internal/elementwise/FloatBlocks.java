package lanewise.internal.elementwise;

/** The working memory of a thread: one block of elements for each operand and the result, 16 KiB for float. */
final class FloatBlocks {

  /** Elements of a block: a multiple of every vector length. */
  static final int LENGTH = 1024;

  private static final ThreadLocal<FloatBlocks> LOCAL = ThreadLocal.withInitial(FloatBlocks::new);

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

  /** {@code for i in 0..m, j in 0..n: block[i*n + j] = x[xOffset + i*row + j*col]}. */
  static void gather(int m, int n, float[] x, int xOffset, int row, int col, float[] block) {
    for (int i = 0; i < m; i++) {
      int from = xOffset + i * row;
      if (col == 1) {
        System.arraycopy(x, from, block, i * n, n);
      } else {
        for (int j = 0; j < n; j++) {
          block[i * n + j] = x[from + j * col];
        }
      }
    }
  }

  /** {@code for i in 0..m, j in 0..n: out[outOffset + i*ldo + j] = block[i*n + j]}. */
  static void scatter(int m, int n, float[] block, float[] out, int outOffset, int ldo) {
    for (int i = 0; i < m; i++) {
      System.arraycopy(block, i * n, out, outOffset + i * ldo, n);
    }
  }
}
