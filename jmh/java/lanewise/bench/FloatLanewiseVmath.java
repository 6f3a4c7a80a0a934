package lanewise.bench;

import lanewise.Parallelism;
import lanewise.blas.FloatBlas;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatMoves;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/** Lanewise's operation on heap arrays. */
interface FloatLanewiseVmath extends VmathCall {

  /** The result. */
  float[] out();

  @Override
  default double out(int i) {
    return out()[i];
  }

  /** Binds an operation to its operands. */
  static VmathCall bind(FloatVmathProblem on, Parallelism threads) {
    String function = on.operation().function();
    return switch (on.operation().kind()) {
      case UNARY ->
        new Unary(FloatUnary.valueOf(function), on.size(), on.x(), on.out(), threads);
      case BINARY ->
        new Binary(FloatBinary.valueOf(function), on.size(), on.x(), on.y(), on.out(), threads);
      case TERNARY ->
        new Ternary(
            FloatTernary.valueOf(function), on.size(), on.x(), on.y(), on.z(), on.out(), threads);
      case NUMBER ->
        new Number(
            FloatBinary.valueOf(function), on.size(), on.x(), on.y()[0], on.out(), threads);
      case ROW -> new Broadcast(FloatBinary.valueOf(function), on, 0, 1, on.out(), threads);
      case COLUMN -> new Broadcast(FloatBinary.valueOf(function), on, 1, 0, on.out(), threads);
      case DOT -> new Dot(on.size(), on.x(), on.y(), on.out());
      case REDUCTION ->
        new Reduction(
            FloatReduction.valueOf(function), on.size(), on.x(), on.out(), threads);
      case REDUCE_ROWS ->
        new ReduceRows(FloatReduction.valueOf(function), on, on.out(), threads);
      case REDUCE_COLUMNS ->
        new ReduceColumns(FloatReduction.valueOf(function), on, on.out(), threads);
      case SEARCH -> new Search(FloatSearch.valueOf(function), on.size(), on.x(), on.out());
      case ROWWISE -> FloatLanewiseRows.bind(on, threads);
      case TRANSPOSE -> new Transpose(on, on.out(), threads);
    };
  }

  /** out = f(x). */
  record Unary(FloatUnary function, int n, float[] x, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      function.apply(n, x, 0, out, 0, threads);
      return 0;
    }
  }

  /** out = f(x, y). */
  record Binary(
      FloatBinary function, int n, float[] x, float[] y, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      function.apply(n, x, 0, y, 0, out, 0, threads);
      return 0;
    }
  }

  /** out = f(x, y, z). */
  record Ternary(
      FloatTernary function,
      int n,
      float[] x,
      float[] y,
      float[] z,
      float[] out,
      Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      function.apply(n, x, 0, y, 0, z, 0, out, 0, threads);
      return 0;
    }
  }

  /** out = f(x, y) with a number y. */
  record Number(FloatBinary function, int n, float[] x, float y, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      function.apply(n, x, 0, y, out, 0, threads);
      return 0;
    }
  }

  /** out = f(x, y) with a matrix x and a row or a column y. */
  record Broadcast(
      FloatBinary function,
      FloatVmathProblem on,
      int yRowStride,
      int yColStride,
      float[] out,
      Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      int n = on.columns();
      function.apply(
          on.rows(), n, on.x(), 0, n, 1, on.y(), 0, yRowStride, yColStride, out, 0, n, threads);
      return 0;
    }
  }

  /** The dot product, always on one thread. */
  record Dot(int n, float[] x, float[] y, float[] out) implements FloatLanewiseVmath {
    @Override
    public double call() {
      return FloatBlas.dot(n, x, 0, 1, y, 0, 1);
    }
  }

  /** A reduction of all elements. */
  record Reduction(FloatReduction function, int n, float[] x, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      return function.of(n, x, 0, threads);
    }
  }

  /** A reduction of each row. */
  record ReduceRows(
      FloatReduction function, FloatVmathProblem on, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      function.rows(on.rows(), on.columns(), on.x(), 0, on.columns(), out, 0, threads);
      return 0;
    }
  }

  /** A reduction of each column. */
  record ReduceColumns(
      FloatReduction function, FloatVmathProblem on, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      function.columns(on.rows(), on.columns(), on.x(), 0, on.columns(), out, 0, threads);
      return 0;
    }
  }

  /** The index of an element, always on one thread. */
  record Search(FloatSearch function, int n, float[] x, float[] out)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      return function.of(n, x, 0);
    }
  }

  /** out = x transposed. */
  record Transpose(FloatVmathProblem on, float[] out, Parallelism threads)
      implements
        FloatLanewiseVmath {
    @Override
    public double call() {
      int m = on.rows();
      int n = on.columns();
      FloatMoves.transpose(m, n, on.x(), 0, n, out, 0, m, threads);
      return 0;
    }
  }
}
