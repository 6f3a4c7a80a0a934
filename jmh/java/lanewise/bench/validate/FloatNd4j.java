package lanewise.bench.validate;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import lanewise.blas.Transpose;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatUnary;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erfc;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tan;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * ND4J's operations that mean the same as Lanewise's and lose no digits by their formula (docs/numerics.md, Against ND4J),
 * on copies of the operands.
 */
final class FloatNd4j implements FloatKernels {

  private static INDArray matrix(int m, int n, float[] x, int offset, int rowStride, int colStride) {
    if (m == 0 || n == 0) {
      throw new NotCoveredException("no elements");
    }
    float[] compact = new float[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        compact[i * n + j] = x[offset + i * rowStride + j * colStride];
      }
    }
    return Nd4j.create(compact, new long[]{m, n}, 'c');
  }

  private static void store(INDArray result, int m, int n, float[] out, int offset, int ld) {
    float[] compact = result.dup('c').ravel().toFloatVector();
    for (int i = 0; i < m; i++) {
      System.arraycopy(compact, i * n, out, offset + i * ld, n);
    }
  }

  private static INDArray run(Op op) {
    return Nd4j.getExecutioner().exec(op);
  }

  private static INDArray named(String name, INDArray... inputs) {
    return Nd4j.exec(DynamicCustomOp.builder(name).addInputs(inputs).build())[0];
  }

  @Override
  public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda,
      float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
    if (alpha == 0 || k == 0) {
      throw new NotCoveredException("no product");
    }
    boolean tA = transA == Transpose.YES;
    boolean tB = transB == Transpose.YES;
    INDArray left = matrix(tA ? k : m, tA ? m : k, a, aOffset, lda, 1);
    INDArray right = matrix(tB ? n : k, tB ? k : n, b, bOffset, ldb, 1);
    INDArray result = beta == 0
        ? Nd4j.create(left.dataType(), new long[]{m, n}, 'f')
        : matrix(m, n, c, cOffset, ldc, 1).dup('f');
    Nd4j.gemm(left, right, result, tA, tB, alpha, beta);
    store(result, m, n, c, cOffset, ldc);
  }

  private static UnaryOperator<INDArray> of(FloatUnary function) {
    return switch (function) {
      case NEG -> Transforms::neg;
      case ABS -> Transforms::abs;
      case SQUARE -> x -> x.mul(x);
      case SQRT -> Transforms::sqrt;
      case RECIPROCAL -> x -> run(new Reciprocal(x, x.ulike()));
      case RSQRT -> x -> run(new RSqrt(x, x.ulike()));
      case EXP -> Transforms::exp;
      case LOG -> Transforms::log;
      case SIN -> Transforms::sin;
      case COS -> Transforms::cos;
      case TAN -> x -> run(new Tan(x, x.ulike()));
      case ASIN -> Transforms::asin;
      case ACOS -> Transforms::acos;
      case ATAN -> Transforms::atan;
      case SINH -> Transforms::sinh;
      case COSH -> Transforms::cosh;
      case ERF -> x -> run(new Erf(x, x.ulike()));
      case ERFC -> x -> run(new Erfc(x, x.ulike()));
      case RELU -> Transforms::relu;
      default -> throw new NotCoveredException(function.toString());
    };
  }

  @Override
  public void unary(FloatUnary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] out,
      int outOffset, int ldo) {
    UnaryOperator<INDArray> operation = of(function);
    store(operation.apply(matrix(m, n, x, xOffset, xRowStride, xColStride)), m, n, out, outOffset, ldo);
  }

  private static BinaryOperator<INDArray> of(FloatBinary function) {
    return switch (function) {
      case ADD -> (x, y) -> named("add", x, y);
      case SUB -> (x, y) -> named("subtract", x, y);
      case MUL -> (x, y) -> named("multiply", x, y);
      case DIV -> (x, y) -> named("divide", x, y);
      case EQUAL -> (x, y) -> named("equals", x, y);
      case NOT_EQUAL -> (x, y) -> named("not_equals", x, y);
      case LESS -> (x, y) -> named("less", x, y);
      case LESS_OR_EQUAL -> (x, y) -> named("less_equal", x, y);
      case GREATER -> (x, y) -> named("greater", x, y);
      case GREATER_OR_EQUAL -> (x, y) -> named("greater_equal", x, y);
      case POW -> (x, y) -> named("Pow", x, y);
      case ATAN2 -> (x, y) -> named("tf_atan2", x, y);
      default -> throw new NotCoveredException(function.toString());
    };
  }

  @Override
  public void binary(FloatBinary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y,
      int yOffset, int yRowStride, int yColStride, float[] out, int outOffset, int ldo) {
    BinaryOperator<INDArray> operation = of(function);
    INDArray left = matrix(m, n, x, xOffset, xRowStride, xColStride);
    INDArray right = matrix(m, n, y, yOffset, yRowStride, yColStride);
    INDArray result = operation.apply(left, right);
    store(result.dataType() == DataType.BOOL ? result.castTo(left.dataType()) : result, m, n, out, outOffset, ldo);
  }

  @Override
  public void reduce(FloatReduction reduction, boolean columns, int m, int n, float[] x, int xOffset, int ldx,
      float[] out,
      int outOffset) {
    int axis = columns ? 0 : 1;
    if ((columns ? m : n) < 2) {
      throw new NotCoveredException("fewer than two elements");
    }
    UnaryOperator<INDArray> operation = switch (reduction) {
      case SUM -> each -> each.sum(axis);
      case MEAN -> each -> each.mean(axis);
      case PRODUCT -> each -> each.prod(axis);
      case MIN -> each -> each.min(axis);
      case MAX -> each -> each.max(axis);
      case NORM1 -> each -> each.norm1(axis);
      case NORM_INF -> each -> each.normmax(axis);
      default -> throw new NotCoveredException(reduction.toString());
    };
    int count = columns ? n : m;
    store(operation.apply(matrix(m, n, x, xOffset, ldx, 1)), 1, count, out, outOffset, count);
  }

  /** Whether it finds a NaN depends on where that stands. */
  @Override
  public void search(FloatSearch search, boolean columns, int m, int n, float[] x, int xOffset, int ldx, int[] out,
      int outOffset) {
    INDArray matrix = matrix(m, n, x, xOffset, ldx, 1);
    if (matrix.isNaN().any()) {
      throw new NotCoveredException("NaN");
    }
    String name = search == FloatSearch.ARGMIN ? "argmin" : "argmax";
    INDArray result = Nd4j.exec(
        DynamicCustomOp.builder(name).addInputs(matrix).addIntegerArguments(columns ? 0 : 1).build())[0];
    int[] positions = result.ravel().toIntVector();
    System.arraycopy(positions, 0, out, outOffset, positions.length);
  }
}
