package lanewise.bench;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.custom.LayerNorm;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's operation on rows into a result matrix that is allocated once. */
final class Nd4jRows implements VmathCall {
  private final INDArray x;
  private final INDArray gamma;
  private final INDArray beta;
  private final INDArray out;
  private final CustomOp op;

  Nd4jRows(String name, INDArray x, INDArray gamma, INDArray beta, INDArray out) {
    Nd4jGemm.useOneThread();
    this.x = x;
    this.gamma = gamma;
    this.beta = beta;
    this.out = out;
    this.op =
        name.equals("softmax")
            ? new SoftMax(x, out, 1)
            : new LayerNorm(x, gamma, beta, out, false, 1);
  }

  /** Whether ND4J takes part in an operation. */
  static boolean has(String name) {
    return name.equals("softmax") || name.equals("layer_norm");
  }

  @Override
  public double call() {
    Nd4j.exec(op);
    return 0;
  }

  @Override
  public double out(int i) {
    return out.getDouble(i);
  }

  @Override
  public void close() {
    x.close();
    gamma.close();
    beta.close();
    out.close();
  }
}
