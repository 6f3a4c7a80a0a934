package lanewise.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's operation on native memory that is allocated once. */
final class OpenBlasCall {
  private OpenBlasCall() {}

  static BlasCall bind(BlasProblem problem, Operands operands) {
    OpenBlas.own().useThreads(1);
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
    private final FloatPointer x;
    private final FloatPointer y;
    private final FloatPointer a;

    F32(BlasProblem problem, FloatOperands values) {
      operation = problem.operation();
      n = problem.length();
      rows = problem.rows();
      columns = problem.columns();
      x = new FloatPointer(values.x());
      y = new FloatPointer(values.y());
      a = new FloatPointer(values.a());
    }

    @Override
    public double call() {
      switch (operation) {
        case DOT -> {
          return openblas_nolapack.cblas_sdot(n, x, 1, y, 1);
        }
        case AXPY -> openblas_nolapack.cblas_saxpy(n, ALPHA, x, 1, y, 1);
        case SCAL -> openblas_nolapack.cblas_sscal(n, -1f, x, 1);
        case NRM2 -> {
          return openblas_nolapack.cblas_snrm2(n, x, 1);
        }
        case ASUM -> {
          return openblas_nolapack.cblas_sasum(n, x, 1);
        }
        case IAMAX -> {
          return openblas_nolapack.cblas_isamax(n, x, 1);
        }
        case GEMV_N ->
          openblas_nolapack.cblas_sgemv(
              CblasRowMajor, CblasNoTrans, rows, columns, 1f, a, columns, x, 1, 0f, y, 1);
        case GEMV_T ->
          openblas_nolapack.cblas_sgemv(
              CblasRowMajor, CblasTrans, rows, columns, 1f, a, columns, x, 1, 0f, y, 1);
        case GER ->
          openblas_nolapack.cblas_sger(
              CblasRowMajor, rows, columns, ALPHA, x, 1, y, 1, a, columns);
        default -> throw new AssertionError(operation);
      }
      return 0;
    }

    @Override
    public double x(int i) {
      return x.get(i);
    }

    @Override
    public double y(int i) {
      return y.get(i);
    }

    @Override
    public double a(int i) {
      return a.get(i);
    }

    @Override
    public void close() {
      x.close();
      y.close();
      a.close();
    }
  }

  private static final class F64 implements BlasCall {
    private static final double ALPHA = BlasProblem.ALPHA;

    private final BlasOperation operation;
    private final int n;
    private final int rows;
    private final int columns;
    private final DoublePointer x;
    private final DoublePointer y;
    private final DoublePointer a;

    F64(BlasProblem problem, DoubleOperands values) {
      operation = problem.operation();
      n = problem.length();
      rows = problem.rows();
      columns = problem.columns();
      x = new DoublePointer(values.x());
      y = new DoublePointer(values.y());
      a = new DoublePointer(values.a());
    }

    @Override
    public double call() {
      switch (operation) {
        case DOT -> {
          return openblas_nolapack.cblas_ddot(n, x, 1, y, 1);
        }
        case AXPY -> openblas_nolapack.cblas_daxpy(n, ALPHA, x, 1, y, 1);
        case SCAL -> openblas_nolapack.cblas_dscal(n, -1, x, 1);
        case NRM2 -> {
          return openblas_nolapack.cblas_dnrm2(n, x, 1);
        }
        case ASUM -> {
          return openblas_nolapack.cblas_dasum(n, x, 1);
        }
        case IAMAX -> {
          return openblas_nolapack.cblas_idamax(n, x, 1);
        }
        case GEMV_N ->
          openblas_nolapack.cblas_dgemv(
              CblasRowMajor, CblasNoTrans, rows, columns, 1, a, columns, x, 1, 0, y, 1);
        case GEMV_T ->
          openblas_nolapack.cblas_dgemv(
              CblasRowMajor, CblasTrans, rows, columns, 1, a, columns, x, 1, 0, y, 1);
        case GER ->
          openblas_nolapack.cblas_dger(
              CblasRowMajor, rows, columns, ALPHA, x, 1, y, 1, a, columns);
        default -> throw new AssertionError(operation);
      }
      return 0;
    }

    @Override
    public double x(int i) {
      return x.get(i);
    }

    @Override
    public double y(int i) {
      return y.get(i);
    }

    @Override
    public double a(int i) {
      return a.get(i);
    }

    @Override
    public void close() {
      x.close();
      y.close();
      a.close();
    }
  }
}
