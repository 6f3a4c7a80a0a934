package lanewise.tensor;

import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/** The constants for float, by which functions of tensors go for both types, of constants for either. */
final class Named {

  private Named() {}

  static FloatUnary unary(Enum<?> f) {
    return FloatUnary.valueOf(f.name());
  }

  static FloatBinary binary(Enum<?> f) {
    return FloatBinary.valueOf(f.name());
  }

  static FloatTernary ternary(Enum<?> f) {
    return FloatTernary.valueOf(f.name());
  }

  static FloatReduction reduction(Enum<?> f) {
    return FloatReduction.valueOf(f.name());
  }
}
