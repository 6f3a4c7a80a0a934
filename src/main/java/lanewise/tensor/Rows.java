package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.internal.Check;

/** Functions of whole rows (the last axis), and copies of rows by index (the first axis). */
public final class Rows {

  private Rows() {}

  /**
   * The softmax of each row: {@code exp(x - max) / sum(exp(x - max))} over the last axis.
   *
   * @param x the tensor, of rank 1 or more
   * @param out takes the result; may be x
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape differs
   */
  public static void softmax(Tensor x, Tensor out, Parallelism parallelism) {
    int n = length(x, out, parallelism);
    x.storage().softmax(count(x, n), n, x.offset(), out.storage(), out.offset(), parallelism);
  }

  /**
   * The logarithm of the softmax of each row, without forming the softmax.
   *
   * @param x the tensor, of rank 1 or more
   * @param out takes the result; may be x
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape differs
   */
  public static void logSoftmax(Tensor x, Tensor out, Parallelism parallelism) {
    int n = length(x, out, parallelism);
    x.storage().logSoftmax(count(x, n), n, x.offset(), out.storage(), out.offset(), parallelism);
  }

  /**
   * Each row minus its mean, divided by {@code sqrt(variance + epsilon)}.
   *
   * @param x the tensor, of rank 1 or more
   * @param epsilon is added to the variance
   * @param out takes the result; may be x
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape differs
   */
  public static void normalize(Tensor x, double epsilon, Tensor out, Parallelism parallelism) {
    int n = length(x, out, parallelism);
    x.storage().normalize(count(x, n), n, x.offset(), epsilon, out.storage(), out.offset(), parallelism);
  }

  private static int length(Tensor x, Tensor out, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("parallelism", parallelism);
    Require.same("out", out, x.type(), x.shape());
    return x.shape().dim(-1);
  }

  private static int count(Tensor x, int n) {
    return n == 0 ? 0 : x.size() / n;
  }

  /**
   * Copies parts of a tensor: {@code out[i] = x[indices[i]]}, along the first axis of x.
   *
   * @param x the tensor, of rank 1 or more
   * @param indices whole numbers, at least 0 and below {@code x.shape().dim(0)}, in a tensor of any shape and of the same
   *     type
   * @param out takes the result, of the shape of the indices followed by that of a part
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape differs or an index is no such number
   */
  public static void gather(Tensor x, Tensor indices, Tensor out, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("parallelism", parallelism);
    Require.type("indices", indices, x.type());
    int rows = x.shape().dim(0);
    Shape part = x.shape().axes(1, x.shape().rank());
    Require.same("out", out, x.type(), indices.shape().append(part));
    x.storage().gatherRows(rows, part.size(), x.offset(), whole(indices, rows), out.storage(), out.offset(),
        parallelism);
  }

  /**
   * Adds parts to a tensor: {@code out[indices[i]] += x[i]} for i ascending, along the first axis of the result.
   *
   * @param x the parts, of the shape of the indices followed by that of a part
   * @param indices whole numbers, at least 0 and below {@code out.shape().dim(0)}, in a tensor of any shape and of the same
   *     type
   * @param out is added to
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape differs or an index is no such number
   */
  public static void scatterAdd(Tensor x, Tensor indices, Tensor out, Parallelism parallelism) {
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Require.type("indices", indices, out.type());
    int rows = out.shape().dim(0);
    Shape part = out.shape().axes(1, out.shape().rank());
    Require.same("x", x, out.type(), indices.shape().append(part));
    x.storage().scatterAddRows(
        rows, part.size(), x.offset(), whole(indices, rows), out.storage(), out.offset(), parallelism);
  }

  /**
   * One element of each row: {@code out[i] = x[i, indices[i]]}.
   *
   * @param x the rows, of rank 2
   * @param indices whole numbers, at least 0 and below {@code x.shape().dim(1)}, one for each row
   * @param out takes one number for each row
   * @throws IllegalArgumentException if a type or a shape differs or an index is no such number
   */
  public static void pick(Tensor x, Tensor indices, Tensor out) {
    int[] at = ofRows("x", x, indices);
    Require.same("out", out, x.type(), indices.shape());
    for (int i = 0; i < at.length; i++) {
      out.storage().set(out.offset() + i, x.storage().get(at[i]));
    }
  }

  /**
   * Adds to one element of each row: {@code out[i, indices[i]] += x[i]}.
   *
   * @param x one number for each row
   * @param indices whole numbers, at least 0 and below {@code out.shape().dim(1)}, one for each row
   * @param out is added to, of rank 2
   * @throws IllegalArgumentException if a type or a shape differs or an index is no such number
   */
  public static void unpick(Tensor x, Tensor indices, Tensor out) {
    int[] at = ofRows("out", out, indices);
    Require.same("x", x, out.type(), indices.shape());
    for (int i = 0; i < at.length; i++) {
      out.storage().set(at[i], out.storage().get(at[i]) + x.storage().get(x.offset() + i));
    }
  }

  /** Where one element of each row of a matrix lies. */
  private static int[] ofRows(String name, Tensor matrix, Tensor indices) {
    Require.matrix(name, matrix);
    Require.same("indices", indices, matrix.type(), matrix.shape().axes(0, 1));
    int n = matrix.shape().dim(1);
    int[] at = whole(indices, n);
    for (int i = 0; i < at.length; i++) {
      at[i] += matrix.offset() + i * n;
    }
    return at;
  }

  private static int[] whole(Tensor indices, int bound) {
    int[] whole = new int[indices.size()];
    for (int i = 0; i < whole.length; i++) {
      double value = indices.storage().get(indices.offset() + i);
      whole[i] = (int) value;
      if (!(value >= 0 && value < bound && value == whole[i])) {
        throw new IllegalArgumentException(
            "indices[" + i + "] = " + value + ", but must be a whole number, 0 <= indices[" + i + "] < " + bound);
      }
    }
    return whole;
  }
}
