package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.blas.Transpose;

/**
 * The array under a tensor and the kernels of its element type: all that differs between float and double. Storages in
 * one call have the same type. Functions go by the ordinal of their constant, which is the same for both types.
 */
interface Storage {

  ElementType type();

  Object array();

  int length();

  double get(int index);

  void set(int index, double value);

  void fill(int offset, int n, double value);

  void copyTo(int offset, int n, Storage out, int outOffset);

  void unary(int function, int m, int n, int x, int xRow, int xCol, Storage out, int outOffset, int ldo, Parallelism p);

  void binary(
      int function, int m, int n, int x, int xRow, int xCol, Storage y, int yOffset, int yRow, int yCol,
      Storage out, int outOffset, int ldo, Parallelism p);

  void ternary(
      int function, int m, int n, int x, int xRow, int xCol, Storage y, int yOffset, int yRow, int yCol,
      Storage z, int zOffset, int zRow, int zCol, Storage out, int outOffset, int ldo, Parallelism p);

  void reduceRows(int reduction, int m, int n, int x, Storage out, int outOffset, Parallelism p);

  void reduceColumns(int reduction, int m, int n, int x, Storage out, int outOffset, Parallelism p);

  void reduceAll(int reduction, int n, int x, Storage out, int outOffset, Parallelism p);

  void gemm(
      Transpose transA, Transpose transB, int m, int n, int k, int a, int lda, Storage b, int bOffset, int ldb,
      Storage out, int outOffset, Storage bias, int biasOffset, boolean relu, Parallelism p);

  void gemmThroughRelu(
      Transpose transA, Transpose transB, int m, int n, int k, int a, int lda, Storage b, int bOffset, int ldb,
      Storage out, int outOffset, Storage y, int yOffset, Parallelism p);

  void addProduct(
      Transpose transA, Transpose transB, int m, int n, int k, double alpha, int a, int lda, Storage b, int bOffset,
      int ldb, Storage out, int outOffset, Parallelism p);

  void gemmBatch(
      Transpose transA, Transpose transB, int m, int n, int k, int a, int strideA, Storage b, int bOffset, int strideB,
      Storage out, int outOffset, int batch, Parallelism p);

  void gemv(Transpose trans, int m, int n, int a, Storage x, int xOffset, Storage out, int outOffset, Parallelism p);

  void transpose(int m, int n, int x, int ldx, Storage out, int outOffset, int ldo, Parallelism p);

  void copy(int m, int n, int x, int xRow, int xCol, Storage out, int outOffset, int outRow, int outCol, Parallelism p);

  void gatherRows(int rows, int n, int x, int[] indices, Storage out, int outOffset, Parallelism p);

  void scatterAddRows(int rows, int n, int x, int[] indices, Storage out, int outOffset, Parallelism p);

  void softmax(int m, int n, int x, Storage out, int outOffset, Parallelism p);

  void logSoftmax(int m, int n, int x, Storage out, int outOffset, Parallelism p);

  void normalize(int m, int n, int x, double epsilon, Storage out, int outOffset, Parallelism p);
}
