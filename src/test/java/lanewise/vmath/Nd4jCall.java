package lanewise.vmath;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's operations by their names; those of the old kind have no name there, but a class. */
final class Nd4jCall {

  private Nd4jCall() {}

  static INDArray run(Op op) {
    return Nd4j.getExecutioner().exec(op);
  }

  static INDArray named(String name, INDArray... inputs) {
    return run(DynamicCustomOp.builder(name).addInputs(inputs).build());
  }

  static INDArray named(String name, int[] integers, INDArray... inputs) {
    return run(DynamicCustomOp.builder(name).addInputs(inputs).addIntegerArguments(integers).build());
  }

  static INDArray named(String name, boolean[] flags, INDArray... inputs) {
    return run(DynamicCustomOp.builder(name).addInputs(inputs).addBooleanArguments(flags).build());
  }

  static INDArray named(String name, double[] numbers, INDArray... inputs) {
    Double[] boxed = Arrays.stream(numbers).boxed().toArray(Double[]::new);
    return run(DynamicCustomOp.builder(name).addInputs(inputs).addFloatingPointArguments(boxed).build());
  }

  static INDArray run(CustomOp op) {
    return Nd4j.exec(op)[0];
  }

  /** Truth values as numbers of the type of another array. */
  static INDArray numbers(INDArray truth, INDArray like) {
    return truth.castTo(like.dataType());
  }

  /** The number in an array that has it everywhere. */
  static double number(INDArray array) {
    return array.getDouble(0);
  }
}
