package lanewise.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import lanewise.tensor.ElementType;
import lanewise.tensor.Tensor;

/** A tensor as Spark sends it. Not a record: Kryo cannot read one. */
final class TensorData implements Serializable {

  private static final long serialVersionUID = 1;

  private final float[] floats;
  private final double[] doubles;
  private final int[] dims;

  private TensorData(float[] floats, double[] doubles, int[] dims) {
    this.floats = floats;
    this.doubles = doubles;
    this.dims = dims;
  }

  /** A copy. */
  static TensorData of(Tensor tensor) {
    int[] dims = tensor.shape().dims();
    return tensor.type() == ElementType.FLOAT
        ? new TensorData(tensor.toFloatArray(), null, dims)
        : new TensorData(null, tensor.toDoubleArray(), dims);
  }

  static TensorData[] of(List<Tensor> tensors) {
    return tensors.stream().map(TensorData::of).toArray(TensorData[]::new);
  }

  /** A tensor on the same array. */
  Tensor tensor() {
    Tensor flat = floats != null ? Tensor.of(floats) : Tensor.of(doubles);
    return flat.reshape(dims);
  }

  static List<Tensor> tensors(TensorData[] data) {
    return Arrays.stream(data).map(TensorData::tensor).toList();
  }
}
