package lanewise.vmath;

import java.util.ArrayList;
import java.util.List;
import lanewise.Parallelism;
import lanewise.internal.kernel.Functions;
import lanewise.internal.scalar.ScalarFloatMaps;

/** A constant of {@link FloatUnary}, {@link FloatBinary} or {@link FloatTernary}, with its formula. */
record FloatFunction(Enum<?> constant, int number) {

  private static final ScalarFloatMaps FORMULAS = new ScalarFloatMaps(1);

  /** All constants. */
  static List<FloatFunction> all() {
    List<Enum<?>> constants = new ArrayList<>(List.of(FloatUnary.values()));
    constants.addAll(List.of(FloatBinary.values()));
    constants.addAll(List.of(FloatTernary.values()));
    return constants.stream().map(FloatFunction::of).toList();
  }

  private static FloatFunction of(Enum<?> constant) {
    try {
      return new FloatFunction(constant, Functions.class.getField(constant.name()).getInt(null));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  int operands() {
    return constant instanceof FloatUnary ? 1 : constant instanceof FloatBinary ? 2 : 3;
  }

  /** The formula for one element; operands that it does not have are ignored. */
  float formula(float x, float y, float z) {
    float[] operands = {x, y, z};
    float[] out = new float[1];
    switch (operands()) {
      case 1 -> FORMULAS.map(number, 1, operands, 0, 0, out, 0);
      case 2 -> FORMULAS.map(number, 1, operands, 0, 0, operands, 1, 0, out, 0);
      default -> FORMULAS.map(number, 1, operands, 0, 0, operands, 1, 0, operands, 2, 0, out, 0);
    }
    return out[0];
  }

  /** The call over m x n elements that may lie anywhere. */
  void apply(int m, int n, FloatOperand x, FloatOperand y, FloatOperand z, FloatOperand out, Parallelism parallelism) {
    float[] result = out.array();
    switch (constant) {
      case FloatUnary unary -> unary.apply(
          m, n, x.array(), x.offset(), x.row(), x.col(), result, out.offset(), out.row(), parallelism);
      case FloatBinary binary -> binary.apply(
          m, n, x.array(), x.offset(), x.row(), x.col(), y.array(), y.offset(), y.row(), y.col(), result, out.offset(),
          out.row(), parallelism);
      case FloatTernary ternary -> ternary.apply(
          m, n, x.array(), x.offset(), x.row(), x.col(), y.array(), y.offset(), y.row(), y.col(), z.array(), z.offset(),
          z.row(), z.col(), result, out.offset(), out.row(), parallelism);
      default -> throw new AssertionError(constant);
    }
  }

  @Override
  public String toString() {
    return constant.getDeclaringClass().getSimpleName() + "." + constant;
  }
}
