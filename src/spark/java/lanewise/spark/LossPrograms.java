package lanewise.spark;

import java.io.Serializable;
import java.util.List;
import lanewise.Parallelism;
import lanewise.tensor.Tensor;

/**
 * A loss with the programs that compute it. Only the loss is sent; programs stay in the JVM that made them, where tasks use
 * them one after the other.
 */
final class LossPrograms implements Serializable {

  private static final long serialVersionUID = 1;

  private record Kinds(List<LossProgram.Kind> parameters, List<LossProgram.Kind> batch) {}

  private final Loss loss;
  private transient Pool<Kinds, LossProgram> programs;

  LossPrograms(Loss loss) {
    this.loss = loss;
  }

  private synchronized Pool<Kinds, LossProgram> programs() {
    if (programs == null) {
      programs = new Pool<>(kinds -> new LossProgram(loss, kinds.parameters, kinds.batch));
    }
    return programs;
  }

  /** The loss of a micro-batch, then its gradients, in new tensors. */
  List<Tensor> run(List<Tensor> parameters, List<Tensor> batch, Parallelism threads) {
    Kinds kinds = new Kinds(LossProgram.Kind.of(parameters), LossProgram.Kind.of(batch));
    LossProgram program = programs().take(kinds);
    List<Tensor> results = program.run(parameters, batch, threads);
    programs().giveBack(kinds, program);
    return results;
  }
}
