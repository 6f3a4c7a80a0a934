package lanewise.internal.scalar;

import lanewise.internal.kernel.Store;

/** Products of a block of rows and a block of columns in scalar registers. */
final class ScalarFloatTile {

  private ScalarFloatTile() {}

  /** {@code acc = +0; for p in 0..k: acc = fma(a[..], b[..], acc)}. */
  static float sum(int k, float[] a, int aOffset, int aCol, float[] b, int bOffset, int bRow) {
    float acc = 0f;
    for (int p = 0; p < k; p++) {
      acc = Math.fma(a[aOffset + p * aCol], b[bOffset + p * bRow], acc);
    }
    return acc;
  }

  /** Sixteen elements of C at once: eight loads feed sixteen fma. */
  static void tile4x4(
      int k, float[] a, int aOffset, int aRow, int aCol, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    float c00 = 0f, c01 = 0f, c02 = 0f, c03 = 0f;
    float c10 = 0f, c11 = 0f, c12 = 0f, c13 = 0f;
    float c20 = 0f, c21 = 0f, c22 = 0f, c23 = 0f;
    float c30 = 0f, c31 = 0f, c32 = 0f, c33 = 0f;
    int a0 = aOffset;
    int a1 = aOffset + aRow;
    int a2 = aOffset + 2 * aRow;
    int a3 = aOffset + 3 * aRow;
    int bp = bOffset;
    for (int p = 0, ap = 0; p < k; p++, ap += aCol, bp += bRow) {
      float b0 = b[bp], b1 = b[bp + 1], b2 = b[bp + 2], b3 = b[bp + 3];
      float x0 = a[a0 + ap];
      c00 = Math.fma(x0, b0, c00);
      c01 = Math.fma(x0, b1, c01);
      c02 = Math.fma(x0, b2, c02);
      c03 = Math.fma(x0, b3, c03);
      float x1 = a[a1 + ap];
      c10 = Math.fma(x1, b0, c10);
      c11 = Math.fma(x1, b1, c11);
      c12 = Math.fma(x1, b2, c12);
      c13 = Math.fma(x1, b3, c13);
      float x2 = a[a2 + ap];
      c20 = Math.fma(x2, b0, c20);
      c21 = Math.fma(x2, b1, c21);
      c22 = Math.fma(x2, b2, c22);
      c23 = Math.fma(x2, b3, c23);
      float x3 = a[a3 + ap];
      c30 = Math.fma(x3, b0, c30);
      c31 = Math.fma(x3, b1, c31);
      c32 = Math.fma(x3, b2, c32);
      c33 = Math.fma(x3, b3, c33);
    }
    c[cOffset] = alpha * c00;
    c[cOffset + 1] = alpha * c01;
    c[cOffset + 2] = alpha * c02;
    c[cOffset + 3] = alpha * c03;
    c[cOffset + ldc] = alpha * c10;
    c[cOffset + ldc + 1] = alpha * c11;
    c[cOffset + ldc + 2] = alpha * c12;
    c[cOffset + ldc + 3] = alpha * c13;
    c[cOffset + 2 * ldc] = alpha * c20;
    c[cOffset + 2 * ldc + 1] = alpha * c21;
    c[cOffset + 2 * ldc + 2] = alpha * c22;
    c[cOffset + 2 * ldc + 3] = alpha * c23;
    c[cOffset + 3 * ldc] = alpha * c30;
    c[cOffset + 3 * ldc + 1] = alpha * c31;
    c[cOffset + 3 * ldc + 2] = alpha * c32;
    c[cOffset + 3 * ldc + 3] = alpha * c33;
  }

  /** Stores one product as {@link Store} says. */
  static void store(float alpha, float acc, float beta, int store, float[] c, int at) {
    switch (store) {
      case Store.OVERWRITE -> c[at] = alpha * acc;
      case Store.SCALE -> c[at] = Math.fma(beta, c[at], alpha * acc);
      default -> c[at] = Math.fma(alpha, acc, c[at]);
    }
  }
}
