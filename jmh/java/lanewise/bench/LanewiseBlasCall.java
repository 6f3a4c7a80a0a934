package lanewise.bench;

import lanewise.blas.DoubleBlas;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;

/** Lanewise's operation on heap arrays. */
final class LanewiseBlasCall {
  private LanewiseBlasCall() {}

  static BlasCall bind(BlasProblem problem, Operands operands) {
    return switch (operands) {
      case FloatOperands floats -> new F32(problem, floats);
      case DoubleOperands doubles -> new F64(problem, doubles);
    };
  }

  private static final class F32 implements BlasCall {
    private static final float ALPHA = (float) BlasProblem.ALPHA;

    private final BlasOperation operation;
    private final int n;
    private final int rows;
    private final int columns;
    private final FloatOperands on;

    F32(BlasProblem problem, FloatOperands operands) {
      operation = problem.operation();
      n = problem.length();
      rows = problem.rows();
      columns = problem.columns();
      on = operands;
    }

    @Override
    public double call() {
      float[] x = on.x();
      float[] y = on.y();
      float[] a = on.a();
      switch (operation) {
        case DOT -> {
          return FloatBlas.dot(n, x, 0, 1, y, 0, 1);
        }
        case AXPY -> FloatBlas.axpy(n, ALPHA, x, 0, 1, y, 0, 1);
        case SCAL -> FloatBlas.scal(n, -1f, x, 0, 1);
        case NRM2 -> {
          return FloatBlas.nrm2(n, x, 0, 1);
        }
        case ASUM -> {
          return FloatBlas.asum(n, x, 0, 1);
        }
        case IAMAX -> {
          return FloatBlas.iamax(n, x, 0, 1);
        }
        case GEMV_N ->
          FloatBlas.gemv(
              Transpose.NO, rows, columns, 1f, a, 0, columns, x, 0, 1, 0f, y, 0, 1);
        case GEMV_T ->
          FloatBlas.gemv(
              Transpose.YES, rows, columns, 1f, a, 0, columns, x, 0, 1, 0f, y, 0, 1);
        case GER -> FloatBlas.ger(rows, columns, ALPHA, x, 0, 1, y, 0, 1, a, 0, columns);
        default -> throw new AssertionError(operation);
      }
      return 0;
    }

    @Override
    public double x(int i) {
      return on.x()[i];
    }

    @Override
    public double y(int i) {
      return on.y()[i];
    }

    @Override
    public double a(int i) {
      return on.a()[i];
    }
  }

  private static final class F64 implements BlasCall {
    private static final double ALPHA = BlasProblem.ALPHA;

    private final BlasOperation operation;
    private final int n;
    private final int rows;
    private final int columns;
    private final DoubleOperands on;

    F64(BlasProblem problem, DoubleOperands operands) {
      operation = problem.operation();
      n = problem.length();
      rows = problem.rows();
      columns = problem.columns();
      on = operands;
    }

    @Override
    public double call() {
      double[] x = on.x();
      double[] y = on.y();
      double[] a = on.a();
      switch (operation) {
        case DOT -> {
          return DoubleBlas.dot(n, x, 0, 1, y, 0, 1);
        }
        case AXPY -> DoubleBlas.axpy(n, ALPHA, x, 0, 1, y, 0, 1);
        case SCAL -> DoubleBlas.scal(n, -1, x, 0, 1);
        case NRM2 -> {
          return DoubleBlas.nrm2(n, x, 0, 1);
        }
        case ASUM -> {
          return DoubleBlas.asum(n, x, 0, 1);
        }
        case IAMAX -> {
          return DoubleBlas.iamax(n, x, 0, 1);
        }
        case GEMV_N ->
          DoubleBlas.gemv(Transpose.NO, rows, columns, 1, a, 0, columns, x, 0, 1, 0, y, 0, 1);
        case GEMV_T ->
          DoubleBlas.gemv(Transpose.YES, rows, columns, 1, a, 0, columns, x, 0, 1, 0, y, 0, 1);
        case GER -> DoubleBlas.ger(rows, columns, ALPHA, x, 0, 1, y, 0, 1, a, 0, columns);
        default -> throw new AssertionError(operation);
      }
      return 0;
    }

    @Override
    public double x(int i) {
      return on.x()[i];
    }

    @Override
    public double y(int i) {
      return on.y()[i];
    }

    @Override
    public double a(int i) {
      return on.a()[i];
    }
  }
}
