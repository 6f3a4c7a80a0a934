package lanewise.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_FDRM;

/** EJML's product with its single-threaded operations on dense row-major matrices. */
final class EjmlGemm {
  private EjmlGemm() {}

  static Gemm bind(GemmProblem problem) {
    return problem.type() == ElementType.F32 ? new F32(problem) : new F64(problem);
  }

  static String describe() {
    return "EJML " + org.ejml.EjmlVersion.VERSION + ", threads=1 (CommonOps_FDRM, CommonOps_DDRM)";
  }

  private static final class F32 implements Gemm {
    private final boolean transA;
    private final boolean transB;
    private final FMatrixRMaj a;
    private final FMatrixRMaj b;
    private final FMatrixRMaj c;

    F32(GemmProblem problem) {
      transA = problem.transA();
      transB = problem.transB();
      a = new FMatrixRMaj(problem.rowsA(), problem.columnsA(), true, problem.floatA());
      b = new FMatrixRMaj(problem.rowsB(), problem.columnsB(), true, problem.floatB());
      c = new FMatrixRMaj(problem.m(), problem.n(), true, problem.floatC());
    }

    @Override
    public void run() {
      if (transA) {
        if (transB) {
          CommonOps_FDRM.multTransAB(a, b, c);
        } else {
          CommonOps_FDRM.multTransA(a, b, c);
        }
      } else if (transB) {
        CommonOps_FDRM.multTransB(a, b, c);
      } else {
        CommonOps_FDRM.mult(a, b, c);
      }
    }

    @Override
    public double c(int i, int j) {
      return c.get(i, j);
    }
  }

  private static final class F64 implements Gemm {
    private final boolean transA;
    private final boolean transB;
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private final DMatrixRMaj c;

    F64(GemmProblem problem) {
      transA = problem.transA();
      transB = problem.transB();
      a = new DMatrixRMaj(problem.rowsA(), problem.columnsA(), true, problem.doubleA());
      b = new DMatrixRMaj(problem.rowsB(), problem.columnsB(), true, problem.doubleB());
      c = new DMatrixRMaj(problem.m(), problem.n(), true, problem.doubleC());
    }

    @Override
    public void run() {
      if (transA) {
        if (transB) {
          CommonOps_DDRM.multTransAB(a, b, c);
        } else {
          CommonOps_DDRM.multTransA(a, b, c);
        }
      } else if (transB) {
        CommonOps_DDRM.multTransB(a, b, c);
      } else {
        CommonOps_DDRM.mult(a, b, c);
      }
    }

    @Override
    public double c(int i, int j) {
      return c.get(i, j);
    }
  }
}
