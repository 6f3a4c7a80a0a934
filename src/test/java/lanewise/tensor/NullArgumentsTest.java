package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.blas.Transpose;
import lanewise.testing.NullArguments;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;
import org.junit.jupiter.api.Test;

/** Each public method of the package refuses a null by the name of the argument, before it writes anything. */
class NullArgumentsTest {

  private static final Parallelism P = Parallelism.NONE;
  private static final Transpose NO = Transpose.NO;
  private static final Shape SHAPE = Shape.of(2, 2);

  private final NullArguments nulls = new NullArguments();
  private final Tensor x = matrix();
  private final Tensor y = matrix();
  private final Tensor z = matrix();
  private final Tensor out = matrix();
  private final Tensor row = Tensor.of(new float[]{1, 0});

  private static Tensor matrix() {
    return Tensor.of(new float[]{1, 2, 3, 4}, 2, 2);
  }

  @Test
  void elementwise() throws Exception {
    nulls.refused(Elementwise.class, "apply", "f x out parallelism", FloatUnary.NEG, x, out, P);
    nulls.refused(Elementwise.class, "apply", "f x y out parallelism", FloatBinary.ADD, x, y, out, P);
    nulls.refused(Elementwise.class, "apply", "f x y z out parallelism", FloatTernary.FMA, x, y, z, out, P);
    nulls.assertAllTried(Elementwise.class);
  }

  @Test
  void layout() throws Exception {
    Layout.Region all = Layout.part(SHAPE);
    int[] axes = {1, 0};
    nulls.refused(Layout.Region.class, "new", "offset strides", 0, axes);
    nulls.refused(Layout.class, "permuted", "shape axes", SHAPE, axes);
    nulls.refused(Layout.class, "part", "shape begin", SHAPE, axes);
    nulls.refused(Layout.class, "repeated", "shape to", SHAPE, SHAPE);
    nulls.refused(Layout.class, "copy", "region x from out to parallelism", SHAPE, x, all, out, all, P);
    nulls.refused(Layout.class, "add", "region x from out to parallelism", SHAPE, x, all, out, all, P);
    nulls.assertAllTried(Layout.class, Layout.Region.class);
  }

  @Test
  void products() throws Exception {
    nulls.refused(MatMul.class, "shape", "transA transB a b", NO, NO, SHAPE, SHAPE);
    nulls.refused(
        MatMul.class, "isOneGemmBlock", "transA transB type a b", NO, NO, ElementType.FLOAT, SHAPE, SHAPE);
    nulls.refused(MatMul.class, "apply", "transA transB a b out parallelism", NO, NO, x, y, out, P);
    nulls.refused(MatMul.class, "add", "transA transB factor a b out parallelism", NO, NO, 2.0, x, y, out, P);
    nulls.refused(MatMul.class, "throughRelu", "transA transB a b y out parallelism", NO, NO, x, y, z, out, P);
    nulls.refused(MatMul.class, "linear", "transW x w bias relu out parallelism", NO, x, y, row, true, out, P);
    nulls.assertAllTried(MatMul.class);
  }

  @Test
  void reductions() throws Exception {
    nulls.refused(Reduce.class, "apply", "reduction x axes out parallelism", FloatReduction.SUM, x, new int[]{1}, row,
        P);
    nulls.assertAllTried(Reduce.class);
  }

  @Test
  void rows() throws Exception {
    nulls.refused(Rows.class, "softmax", "x out parallelism", x, out, P);
    nulls.refused(Rows.class, "logSoftmax", "x out parallelism", x, out, P);
    nulls.refused(Rows.class, "normalize", "x epsilon out parallelism", x, 1.0, out, P);
    nulls.refused(Rows.class, "gather", "x indices out parallelism", x, row, out, P);
    nulls.refused(Rows.class, "scatterAdd", "x indices out parallelism", x, row, out, P);
    nulls.refused(Rows.class, "pick", "x indices out", x, row, row.copy());
    nulls.refused(Rows.class, "unpick", "x indices out", row.copy(), row, out);
    nulls.assertAllTried(Rows.class);
  }

  @Test
  void shapes() throws Exception {
    int[] axes = {1, 0};
    nulls.refused(Shape.class, "of", "dims", axes);
    for (String method : new String[]{"broadcastsTo", "broadcast", "append"}) {
      nulls.refused(SHAPE, method, "other", SHAPE);
    }
    nulls.refused(SHAPE, "reduce", "keepDims axes", true, axes);
    nulls.refused(SHAPE, "permute", "axes", axes);
    nulls.assertAllTried(Shape.class);
  }

  @Test
  void tensors() throws Exception {
    int[] dims = {2, 2};
    nulls.refused(Tensor.class, "of", "array dims", new float[4], dims);
    nulls.refused(Tensor.class, "of", "array dims", new double[4], dims);
    nulls.refused(Tensor.class, "of", "array offset shape", new float[4], 0, SHAPE);
    nulls.refused(Tensor.class, "of", "array offset shape", new double[4], 0, SHAPE);
    nulls.refused(Tensor.class, "zeros", "type shape", ElementType.FLOAT, SHAPE);
    nulls.refused(Tensor.class, "full", "type shape value", ElementType.FLOAT, SHAPE, 1.0);
    nulls.refused(Tensor.class, "reshaped", "shape dims", SHAPE, dims);
    nulls.refused(x, "get", "index", new int[2]);
    nulls.refused(x, "set", "value index", 1.0, new int[2]);
    nulls.refused(x, "assign", "source", y);
    nulls.refused(x, "reshape", "dims", dims);
    nulls.refused(x, "reshape", "other", SHAPE);
    nulls.refused(x, "to", "type", ElementType.DOUBLE);
    nulls.refused(x, "hasSameBits", "other", y);
    nulls.refused(x, "overlaps", "other", y);
    nulls.assertAllTried(Tensor.class);
  }
}
