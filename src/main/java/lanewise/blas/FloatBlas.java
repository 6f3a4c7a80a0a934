package lanewise.blas;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.gemm.FloatGemm;
import lanewise.internal.gemm.FloatGemmBatch;
import lanewise.internal.gemm.FloatGemv;
import lanewise.internal.gemm.FloatVectors;

/**
 * BLAS operations on {@code float[]}, row-major.
 *
 * <p><b>Matrices.</b> Element (i, j) of an m x n matrix A lies at {@code a[aOffset + i*lda + j]} with
 * {@code lda >= n} and at least 1. What lies between the rows has no part in a result and is
 * not written.
 *
 * <p><b>Vectors.</b> Element p of x lies at {@code x[xOffset + p*incX]}; if {@code incX < 0} at
 * {@code x[xOffset + (n-1-p)*-incX]}, as in the reference BLAS.
 *
 * <p><b>One answer.</b> The same arguments give the same bits on every CPU, vector width and number
 * of threads: the order of evaluation, which the methods state, depends on the arguments only. The
 * constants in it are {@code KC = 4096 / Float.BYTES} and {@code L = 256 / Float.BYTES}. NaN payloads may differ.
 *
 * <p><b>Errors.</b> With u = 2<sup>-{@value Float#PRECISION}</sup> and gamma_k = k u / (1 - k u), a computed sum of k
 * products differs from the true one by at most gamma_k times the sum of the products' magnitudes
 * (N. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., section 3.1), as long
 * as nothing overflows or underflows. The bounds of the methods are built from it.
 *
 * <p><b>Arguments</b> are checked before anything is written; an {@link IllegalArgumentException}
 * names the argument, its value and what was required, a {@link NullPointerException} the argument.
 * The output must not overlap an input; that is not checked.
 *
 * <p><b>Threads.</b> All methods may be called from any number of threads at once. Without a {@link
 * Parallelism} argument, {@link Lanewise#parallelism()} holds for gemm, gemmBatch and gemv; ger and the operations on
 * vectors run on the calling thread alone. A call that stays there allocates nothing once the scratch memory of the thread
 * has grown to
 * what the calls need. That is at most about 6 MiB, on AMD Zen 3 and 4 about 8, and a copy of a strided vector of gemv and
 * ger, and, where threads share a long k, up to four matrices of the size of C (at most 65536 elements) for each thread, or
 * 16 KiB of sums for each thread where they share the rows of a transposed gemv.
 */
public final class FloatBlas {

  private FloatBlas() {}

  /**
   * {@code C = alpha op(A) op(B) + beta C}.
   *
   * <p>op(A) is m x k, op(B) is k x n, C is m x n. Element (i, j), for m and n above 1:
   *
   * <pre>{@code
   * for each block of KC steps of k, in order:
   *   acc = +0
   *   for p in the block: acc = fma(op(A)[i, p], op(B)[p, j], acc)
   *   first block:  c = beta == 0 ? alpha * acc : fma(beta, c, alpha * acc)
   *   later blocks: c = fma(alpha, acc, c)
   * }</pre>
   *
   * <p>With n = 1 it is {@link #gemv} with A, else with m = 1 gemv with B.
   *
   * <p>{@code beta == 0}: C is not read. {@code alpha == 0} or {@code k == 0}: A and B are not read,
   * {@code C = beta C}. {@code m == 0} or {@code n == 0}: nothing is touched. No term is skipped:
   * 0 times NaN or infinity is NaN.
   *
   * <p>Error: at most gamma_(k+2) (|alpha| |op(A)| |op(B)| + |beta| |C|), element by element.
   *
   * @param transA whether A is stored k x m
   * @param transB whether B is stored n x k
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param alpha factor of the product
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows as stored
   * @param b holds B
   * @param bOffset index of B's first element
   * @param ldb distance of B's rows as stored
   * @param beta factor of C
   * @param c holds C
   * @param cOffset index of C's first element
   * @param ldc distance of C's rows
   * @throws IllegalArgumentException if a dimension is negative or a matrix does not fit its array
   */
  public static void gemm(
      Transpose transA, Transpose transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, float[] c, int cOffset, int ldc) {
    gemm(
        transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
        beta, c, cOffset, ldc, FloatEpilogue.NONE, Lanewise.parallelism());
  }

  /**
   * {@link #gemm(Transpose, Transpose, int, int, int, float, float[], int, int, float[], int, int,
   * float, float[], int, int)} on given threads.
   *
   * @param transA whether A is stored k x m
   * @param transB whether B is stored n x k
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param alpha factor of the product
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows as stored
   * @param b holds B
   * @param bOffset index of B's first element
   * @param ldb distance of B's rows as stored
   * @param beta factor of C
   * @param c holds C
   * @param cOffset index of C's first element
   * @param ldc distance of C's rows
   * @param parallelism the threads to use
   * @throws IllegalArgumentException if a dimension is negative or a matrix does not fit its array
   */
  public static void gemm(
      Transpose transA, Transpose transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, float[] c, int cOffset, int ldc, Parallelism parallelism) {
    gemm(
        transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
        beta, c, cOffset, ldc, FloatEpilogue.NONE, parallelism);
  }

  /**
   * {@link #gemm(Transpose, Transpose, int, int, int, float, float[], int, int, float[], int, int,
   * float, float[], int, int)} followed by a bias and ReLU on C, or the gradient of ReLU, fused with the last write of C.
   *
   * @param transA whether A is stored k x m
   * @param transB whether B is stored n x k
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param alpha factor of the product
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows as stored
   * @param b holds B
   * @param bOffset index of B's first element
   * @param ldb distance of B's rows as stored
   * @param beta factor of C
   * @param c holds C
   * @param cOffset index of C's first element
   * @param ldc distance of C's rows
   * @param epilogue bias and ReLU, or the gradient of ReLU
   * @param parallelism the threads to use
   * @throws IllegalArgumentException if a dimension is negative, or a matrix or the bias does not fit its array
   */
  public static void gemm(
      Transpose transA, Transpose transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, float[] c, int cOffset, int ldc,
      FloatEpilogue epilogue, Parallelism parallelism) {
    boolean tA = checkOperand("transA", transA, "a", a);
    boolean tB = checkOperand("transB", transB, "b", b);
    Check.notNull("c", c);
    Check.notNull("epilogue", epilogue);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.size("k", k);
    Check.matrix("A", tA ? k : m, tA ? m : k, a.length, aOffset, lda);
    Check.matrix("B", tB ? n : k, tB ? k : n, b.length, bOffset, ldb);
    Check.matrix("C", m, n, c.length, cOffset, ldc);
    epilogue.check(m, n);
    FloatGemm.gemm(
        tA, tB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc,
        epilogue.postOps, parallelism);
  }

  /**
   * {@link #gemm(Transpose, Transpose, int, int, int, float, float[], int, int, float[], int, int, float, float[], int,
   * int, FloatEpilogue, Parallelism)} on the threads of {@link Lanewise#parallelism()}.
   *
   * @param transA whether A is stored k x m
   * @param transB whether B is stored n x k
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param alpha factor of the product
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows as stored
   * @param b holds B
   * @param bOffset index of B's first element
   * @param ldb distance of B's rows as stored
   * @param beta factor of C
   * @param c holds C
   * @param cOffset index of C's first element
   * @param ldc distance of C's rows
   * @param epilogue bias and ReLU, or the gradient of ReLU
   * @throws IllegalArgumentException if a dimension is negative, or a matrix or the bias does not fit its array
   */
  public static void gemm(
      Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset, int lda, float[] b,
      int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, FloatEpilogue epilogue) {
    gemm(
        transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc, epilogue,
        Lanewise.parallelism());
  }

  private static boolean checkOperand(
      String transName, Transpose trans, String name, float[] array) {
    Check.notNull(transName, trans);
    Check.notNull(name, array);
    return trans == Transpose.YES;
  }

  /**
   * A batch of products, each as {@code gemm}: for q in 0..batch, A, B and C begin at {@code aOffset
   * + q*strideA}, {@code bOffset + q*strideB} and {@code cOffset + q*strideC}. A stride of 0 uses
   * the same A or B for the whole batch.
   *
   * @param transA whether A is stored k x m
   * @param transB whether B is stored n x k
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param alpha factor of the products
   * @param a holds the matrices A
   * @param aOffset index of the first element of the first A
   * @param lda distance of A's rows as stored
   * @param strideA distance of the matrices A, or 0
   * @param b holds the matrices B
   * @param bOffset index of the first element of the first B
   * @param ldb distance of B's rows as stored
   * @param strideB distance of the matrices B, or 0
   * @param beta factor of C
   * @param c holds the matrices C
   * @param cOffset index of the first element of the first C
   * @param ldc distance of C's rows
   * @param strideC distance of the matrices C, which lie behind each other or, within ldc, side by side
   * @param batch how many products
   * @param parallelism the threads to use
   * @throws IllegalArgumentException if a dimension is negative, a matrix does not fit its array, or
   *     matrices C lie otherwise
   */
  public static void gemmBatch(
      Transpose transA, Transpose transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, int strideA,
      float[] b, int bOffset, int ldb, int strideB,
      float beta, float[] c, int cOffset, int ldc, int strideC,
      int batch, Parallelism parallelism) {
    boolean tA = checkOperand("transA", transA, "a", a);
    boolean tB = checkOperand("transB", transB, "b", b);
    Check.notNull("c", c);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.size("k", k);
    Check.size("batch", batch);
    Check.batch("A", tA ? k : m, tA ? m : k, a.length, aOffset, lda, strideA, batch);
    Check.batch("B", tB ? n : k, tB ? k : n, b.length, bOffset, ldb, strideB, batch);
    Check.batch("C", m, n, c.length, cOffset, ldc, strideC, batch);
    Check.apart("C", m, n, ldc, strideC, batch);
    FloatGemmBatch.gemm(
        tA, tB, m, n, k, alpha, a, aOffset, lda, strideA, b, bOffset, ldb, strideB,
        beta, c, cOffset, ldc, strideC, batch, parallelism);
  }

  /**
   * {@link #gemmBatch(Transpose, Transpose, int, int, int, float, float[], int, int, int, float[], int, int, int,
   * float, float[], int, int, int, int, Parallelism)} on the threads of {@link Lanewise#parallelism()}.
   *
   * @param transA whether A is stored k x m
   * @param transB whether B is stored n x k
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param alpha factor of the products
   * @param a holds the matrices A
   * @param aOffset index of the first element of the first A
   * @param lda distance of A's rows as stored
   * @param strideA distance of the matrices A, or 0
   * @param b holds the matrices B
   * @param bOffset index of the first element of the first B
   * @param ldb distance of B's rows as stored
   * @param strideB distance of the matrices B, or 0
   * @param beta factor of C
   * @param c holds the matrices C
   * @param cOffset index of the first element of the first C
   * @param ldc distance of C's rows
   * @param strideC distance of the matrices C, which lie behind each other or, within ldc, side by side
   * @param batch how many products
   * @throws IllegalArgumentException if a dimension is negative, a matrix does not fit its array, or
   *     matrices C lie otherwise
   */
  public static void gemmBatch(
      Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset, int lda,
      int strideA, float[] b, int bOffset, int ldb, int strideB, float beta, float[] c, int cOffset, int ldc,
      int strideC, int batch) {
    gemmBatch(
        transA, transB, m, n, k, alpha, a, aOffset, lda, strideA, b, bOffset, ldb, strideB, beta, c, cOffset, ldc,
        strideC, batch, Lanewise.parallelism());
  }

  /**
   * {@code y = alpha op(A) x + beta y} with an m x n matrix A.
   *
   * <p>Without transpose, element i is the {@link #dot} of row i and x, d: {@code y = beta == 0 ?
   * alpha * d : fma(beta, y, alpha * d)}. With transpose, x has m elements, y has n, and element j
   * is computed as an element of {@code gemm}, in blocks of KC rows of A.
   *
   * <p>{@code beta == 0}: y is not read. {@code alpha == 0} or an empty x: A and x are not read,
   * {@code y = beta y}.
   *
   * <p>Error: at most gamma_(k+2) (|alpha| |op(A)| |x| + |beta| |y|), k being the elements of x.
   *
   * @param trans whether A is transposed
   * @param m rows of A as stored
   * @param n columns of A as stored
   * @param alpha factor of the product
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows
   * @param x the vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @param beta factor of y
   * @param y the result
   * @param yOffset lowest index of y
   * @param incY distance of its elements
   * @throws IllegalArgumentException if a dimension is negative, an increment is 0, or an operand
   *     does not fit its array
   */
  public static void gemv(
      Transpose trans, int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY) {
    gemv(
        trans, m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY,
        Lanewise.parallelism());
  }

  /**
   * {@link #gemv(Transpose, int, int, float, float[], int, int, float[], int, int, float, float[],
   * int, int)} on given threads.
   *
   * @param trans whether A is transposed
   * @param m rows of A as stored
   * @param n columns of A as stored
   * @param alpha factor of the product
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows
   * @param x the vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @param beta factor of y
   * @param y the result
   * @param yOffset lowest index of y
   * @param incY distance of its elements
   * @param parallelism the threads to use
   * @throws IllegalArgumentException if a dimension is negative, an increment is 0, or an operand
   *     does not fit its array
   */
  public static void gemv(
      Transpose trans, int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY,
      Parallelism parallelism) {
    boolean t = checkOperand("trans", trans, "a", a);
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.matrix("A", m, n, a.length, aOffset, lda);
    int lengthX = t ? m : n;
    int lengthY = t ? n : m;
    Check.vector("x", lengthX, x.length, xOffset, incX);
    Check.vector("y", lengthY, y.length, yOffset, incY);
    FloatGemv.gemv(
        t, m, n, alpha, a, aOffset, lda, x, Check.first(lengthX, xOffset, incX), incX,
        beta, y, Check.first(lengthY, yOffset, incY), incY, parallelism);
  }

  /**
   * The rank-1 update {@code A = alpha x y^T + A}: {@code a[i, j] = fma(alpha * x[i], y[j], a[i,
   * j])}. {@code alpha == 0}: nothing is touched.
   *
   * <p>Error: at most gamma_2 (|alpha x_i y_j| + |a_ij|).
   *
   * @param m rows of A
   * @param n columns of A
   * @param alpha factor
   * @param x m elements
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @param y n elements
   * @param yOffset lowest index of y
   * @param incY distance of its elements
   * @param a holds A
   * @param aOffset index of A's first element
   * @param lda distance of A's rows
   * @throws IllegalArgumentException if a dimension is negative, an increment is 0, or an operand
   *     does not fit its array
   */
  public static void ger(
      int m, int n, float alpha, float[] x, int xOffset, int incX,
      float[] y, int yOffset, int incY, float[] a, int aOffset, int lda) {
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("a", a);
    Check.size("m", m);
    Check.size("n", n);
    Check.vector("x", m, x.length, xOffset, incX);
    Check.vector("y", n, y.length, yOffset, incY);
    Check.matrix("A", m, n, a.length, aOffset, lda);
    if (m == 0 || n == 0 || alpha == 0) {
      return;
    }
    FloatVectors.ger(
        m, n, alpha, x, Check.first(m, xOffset, incX), incX,
        y, Check.first(n, yOffset, incY), incY, a, aOffset, lda);
  }

  /**
   * The scalar product of x and y, in L virtual lanes:
   *
   * <pre>{@code
   * lane[0..L] = +0
   * for p in 0..n: lane[p % L] = fma(x[p], y[p], lane[p % L])
   * for h = L/2, L/4, ..., 1: for i in 0..h: lane[i] = lane[i] + lane[i + h]
   * return lane[0]
   * }</pre>
   *
   * <p>Error: at most gamma_(ceil(n/L) + log2(L)) sum |x_p y_p|, for a
   * long vector 1/L of the bound of a plain loop.
   *
   * @param n elements of each vector
   * @param x first vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @param y second vector
   * @param yOffset lowest index of y
   * @param incY distance of its elements
   * @return the sum; +0 if n is 0
   * @throws IllegalArgumentException if n is negative, an increment is 0, or a vector does not fit
   */
  public static float dot(
      int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    checkVectors(n, x, xOffset, incX, y, yOffset, incY);
    return FloatVectors.dot(
        n, x, Check.first(n, xOffset, incX), incX, y, Check.first(n, yOffset, incY), incY);
  }

  /**
   * {@code y = alpha x + y}: {@code y[p] = fma(alpha, x[p], y[p])}, each correctly rounded. {@code
   * alpha == 0}: nothing is touched.
   *
   * @param n elements of each vector
   * @param alpha factor
   * @param x what is added
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @param y what it is added to
   * @param yOffset lowest index of y
   * @param incY distance of its elements
   * @throws IllegalArgumentException if n is negative, an increment is 0, or a vector does not fit
   */
  public static void axpy(
      int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    checkVectors(n, x, xOffset, incX, y, yOffset, incY);
    if (alpha != 0) {
      FloatVectors.axpy(
          n, alpha, x, Check.first(n, xOffset, incX), incX, y, Check.first(n, yOffset, incY), incY);
    }
  }

  private static void checkVectors(
      int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    checkVector(n, x, xOffset, incX);
    Check.notNull("y", y);
    Check.vector("y", n, y.length, yOffset, incY);
  }

  private static void checkVector(int n, float[] x, int xOffset, int incX) {
    Check.notNull("x", x);
    Check.size("n", n);
    Check.vector("x", n, x.length, xOffset, incX);
  }

  /**
   * {@code x = alpha x}, each element correctly rounded; 0 times NaN or infinity is NaN.
   *
   * @param n elements
   * @param alpha factor
   * @param x the vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @throws IllegalArgumentException if n is negative, incX is 0, or x does not fit its array
   */
  public static void scal(int n, float alpha, float[] x, int xOffset, int incX) {
    checkVector(n, x, xOffset, incX);
    FloatVectors.scal(n, alpha, x, Check.first(n, xOffset, incX), incX);
  }

  /**
   * The Euclidean norm of x. It neither overflows nor underflows where the result can be
   * represented: the squares are summed as in {@link #dot}, and once more with x scaled by a power
   * of two if the first sum left the safe range.
   *
   * <p>Error: at most (gamma_(ceil(n/L) + log2(L)) / 2 + u) times the norm, and half the smallest number where the norm is
   * subnormal. NaN if an element is NaN,
   * else infinity if one is infinite.
   *
   * @param n elements
   * @param x the vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @return the norm; +0 if n is 0
   * @throws IllegalArgumentException if n is negative, incX is 0, or x does not fit its array
   */
  public static float nrm2(int n, float[] x, int xOffset, int incX) {
    checkVector(n, x, xOffset, incX);
    return FloatVectors.nrm2(n, x, Check.first(n, xOffset, incX), incX);
  }

  /**
   * The sum of the magnitudes of x, in virtual lanes as {@link #dot}, with {@code lane + abs(x[p])}
   * in place of the fma.
   *
   * <p>Error: at most gamma_(ceil(n/L) + log2(L)) times the sum.
   *
   * @param n elements
   * @param x the vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @return the sum; +0 if n is 0
   * @throws IllegalArgumentException if n is negative, incX is 0, or x does not fit its array
   */
  public static float asum(int n, float[] x, int xOffset, int incX) {
    checkVector(n, x, xOffset, incX);
    return FloatVectors.asum(n, x, Check.first(n, xOffset, incX), incX);
  }

  /**
   * The index p of the element with the largest magnitude, counted from 0; the first of several; the
   * first NaN if there is one.
   *
   * @param n elements
   * @param x the vector
   * @param xOffset lowest index of x
   * @param incX distance of its elements
   * @return the index, or -1 if n is 0
   * @throws IllegalArgumentException if n is negative, incX is 0, or x does not fit its array
   */
  public static int iamax(int n, float[] x, int xOffset, int incX) {
    checkVector(n, x, xOffset, incX);
    return FloatVectors.iamax(n, x, Check.first(n, xOffset, incX), incX);
  }
}
