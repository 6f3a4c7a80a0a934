package lanewise.bench;

import org.bytedeco.javacpp.FloatPointer;

/** MKL's function on native memory that is allocated once. */
final class FloatMklVmath implements VmathCall {
  private final FloatMklFunctions.Unary unary;
  private final FloatMklFunctions.Binary binary;
  private final int n;
  private final FloatPointer x;
  private final FloatPointer y;
  private final FloatPointer out;

  FloatMklVmath(FloatVmathProblem problem) {
    MklGemm.useOneThread();
    unary = FloatMklFunctions.unary(problem.operation().name());
    binary = FloatMklFunctions.binary(problem.operation().name());
    n = problem.size();
    x = new FloatPointer(problem.x());
    y = new FloatPointer(problem.y());
    out = new FloatPointer(problem.out());
  }

  /** Whether MKL has an operation. */
  static boolean has(String name) {
    return FloatMklFunctions.unary(name) != null || FloatMklFunctions.binary(name) != null;
  }

  @Override
  public double call() {
    if (unary != null) {
      unary.run(n, x, out);
    } else {
      binary.run(n, x, y, out);
    }
    return 0;
  }

  @Override
  public double out(int i) {
    return out.get(i);
  }

  @Override
  public void close() {
    x.close();
    y.close();
    out.close();
  }
}
