package lanewise.bench;

import java.util.SplittableRandom;
import jdk.incubator.vector.FloatVector;
import lanewise.Parallelism;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operands of type {@code float}. A matrix is {@link #rows} x {@link #columns}, compact. Values are
 * random where the function is defined, and repeat every {@value #PERIOD} elements.
 */
final class FloatVmathProblem implements VmathProblem {
  private static final int PERIOD = 1 << 13;

  /** Threads take multiples of so many elements. */
  private static final int CHUNK = 64;

  /** Roundings by which the others may be away from the formula. */
  private static final int ROUNDINGS = 64;

  private final VmathOperation operation;
  private final int size;
  private final int rows;
  private final int columns;
  private final float[] x;
  private final float[] y;
  private final float[] z;
  private final float[] out;

  FloatVmathProblem(VmathOperation operation, int size) {
    this.operation = operation;
    this.size = size;
    this.rows = rowsOf();
    this.columns = size / rows;
    this.x = values(size, 1);
    this.y = values(lengthY(), 2);
    this.z = values(lengthZ(), 3);
    this.out = new float[lengthOut()];
  }

  /** The largest divisor that gives a square, or rows at least four times as long as there are rows. */
  private int rowsOf() {
    boolean square =
        switch (operation.kind()) {
          case ROWWISE, TRANSPOSE -> true;
          default -> false;
        };
    int rows = Math.max(1, (int) (Math.sqrt(size) / (square ? 1 : 2)));
    while (size % rows != 0) {
      rows--;
    }
    return rows;
  }

  private int lengthY() {
    return switch (operation.kind()) {
      case UNARY, REDUCTION, REDUCE_ROWS, REDUCE_COLUMNS, SEARCH, TRANSPOSE -> 0;
      case BINARY, TERNARY, DOT -> size;
      case NUMBER -> 1;
      case ROW, ROWWISE -> columns;
      case COLUMN -> rows;
    };
  }

  private int lengthZ() {
    return switch (operation.kind()) {
      case TERNARY -> size;
      case ROWWISE -> columns;
      default -> 0;
    };
  }

  private int lengthOut() {
    return switch (operation.kind()) {
      case DOT, REDUCTION, SEARCH -> 1;
      case REDUCE_ROWS -> rows;
      case REDUCE_COLUMNS -> columns;
      default -> size;
    };
  }

  private float[] values(int length, int operand) {
    SplittableRandom random = new SplittableRandom(operand);
    float[] values = new float[length];
    for (int i = 0; i < Math.min(length, PERIOD); i++) {
      values[i] = value(random, operand);
    }
    for (int i = PERIOD; i < length; i += PERIOD) {
      System.arraycopy(values, 0, values, i, Math.min(PERIOD, length - i));
    }
    return values;
  }

  /** Of the functions that are not named here, some may be defined on a part of that only. */
  private float value(SplittableRandom random, int operand) {
    return switch (operation.name()) {
      case "log", "log2", "log10", "sqrt", "rsqrt", "reciprocal", "div" -> random.nextFloat(.125f, 8f);
      case "pow" -> operand == 1 ? random.nextFloat(.125f, 8f) : random.nextFloat(-4f, 4f);
      case "log1p" -> random.nextFloat(-.875f, 8f);
      case "asin", "acos" -> random.nextFloat(-1f, 1f);
      case "reduce_product" -> 2 * random.nextInt(2) - 1;
      case "where" -> operand == 1 ? random.nextInt(2) : random.nextFloat(-4f, 4f);
      default -> random.nextFloat(-4f, 4f);
    };
  }

  VmathOperation operation() {
    return operation;
  }

  int size() {
    return size;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  float[] x() {
    return x;
  }

  float[] y() {
    return y;
  }

  float[] z() {
    return z;
  }

  float[] out() {
    return out;
  }

  @Override
  public VmathCall bind(Library library, Parallelism threads) {
    if (library != Library.LANEWISE && threads != Parallelism.NONE) {
      throw new IllegalArgumentException(library.label() + " is measured with one thread only");
    }
    return switch (library) {
      case LANEWISE -> FloatLanewiseVmath.bind(this, threads);
      case MKL -> new FloatMklVmath(this);
      case ND4J ->
        operation.kind() == VmathOperation.Kind.ROWWISE
            ? new Nd4jRows(
                operation.name(),
                Nd4j.createFromArray(x).reshape('c', rows, columns),
                Nd4j.createFromArray(y),
                Nd4j.createFromArray(z),
                Nd4j.createFromArray(out).reshape('c', rows, columns))
            : new Nd4jVmath(operation.name(), Nd4j.createFromArray(x), Nd4j.createFromArray(out));
      default -> throw new IllegalArgumentException(library + " takes no part");
    };
  }

  @Override
  public VmathCall loop(Parallelism threads) {
    FloatVmathLoop loop = FloatVmathLoop.of(operation, columns);
    int unit = operation.kind() == VmathOperation.Kind.ROWWISE ? columns : CHUNK;
    int parts = threads.threads();
    float[] results = new float[parts * CHUNK];
    return new VmathCall() {
      @Override
      public double call() {
        if (parts == 1) {
          return loop.run(x, y, z, out, 0, size);
        }
        threads.run(
            parts,
            part -> results[part * CHUNK] = loop.run(x, y, z, out, bound(part), bound(part + 1)));
        return results[0];
      }

      private int bound(int part) {
        return part == parts ? size : (int) ((long) size * part / parts) / unit * unit;
      }

      @Override
      public double out(int i) {
        return out[i];
      }
    };
  }

  @Override
  public void check(VmathCall call, double result, Library library) {
    switch (operation.kind()) {
      case DOT ->
        new VmathSums(ElementType.F32, size).checkDot(result, i -> x[i], i -> y[i], library.label());
      case REDUCTION, SEARCH ->
        new VmathSums(ElementType.F32, size)
            .check(operation.function(), result, i -> x[i], library.label());
      case REDUCE_ROWS, REDUCE_COLUMNS, ROWWISE, TRANSPOSE ->
        new FloatMatrixCheck(this).check(call, library.label());
      default -> checkFormula(call, library);
    }
  }

  private void checkFormula(VmathCall call, Library library) {
    double tolerance =
        switch (library) {
          case LANEWISE -> 0;
          case ND4J -> Nd4jVmath.tolerance(operation.name(), ElementType.F32.gamma(ROUNDINGS));
          default -> ElementType.F32.gamma(ROUNDINGS);
        };
    new FloatFormula(this).check(call, size, tolerance, library.label());
  }

  @Override
  public void checkLoop(VmathCall loop) {
    int whole = size - size % FloatVector.SPECIES_PREFERRED.length();
    new FloatFormula(this)
        .check(loop, whole, ElementType.F32.gamma(ROUNDINGS), operation.yardstick());
  }
}
