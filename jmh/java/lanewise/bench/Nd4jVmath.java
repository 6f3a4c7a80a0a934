package lanewise.bench;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.GELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's function into a result array that is allocated once. */
final class Nd4jVmath implements VmathCall {
  private final INDArray x;
  private final INDArray out;
  private final Op op;

  Nd4jVmath(String name, INDArray x, INDArray out) {
    Nd4jGemm.useOneThread();
    this.x = x;
    this.out = out;
    this.op = op(name, x, out);
  }

  private static Op op(String name, INDArray x, INDArray out) {
    return switch (name) {
      case "exp" -> new Exp(x, out);
      case "log" -> new Log(x, out);
      case "tanh" -> new Tanh(x, out);
      case "sigmoid" -> new Sigmoid(x, out);
      case "erf" -> new Erf(x, out);
      case "gelu" -> new GELU(x, out);
      default -> throw new IllegalArgumentException(name + " takes no part");
    };
  }

  /** Whether ND4J takes part in an operation. */
  static boolean has(String name) {
    return switch (name) {
      case "exp", "log", "tanh", "sigmoid", "erf", "gelu" -> true;
      default -> false;
    };
  }

  /** How far ND4J may be from the formula: its gelu is the approximation x sigmoid(1.702 x). */
  static double tolerance(String name, double usual) {
    return name.equals("gelu") ? 1.5 : usual;
  }

  @Override
  public double call() {
    Nd4j.getExecutioner().exec(op);
    return 0;
  }

  @Override
  public double out(int i) {
    return out.getDouble(i);
  }

  @Override
  public void close() {
    x.close();
    out.close();
  }
}
