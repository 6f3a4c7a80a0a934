package lanewise.generator;

import java.util.Locale;

/** The names that differ between the code for float and the code for double. */
enum ElementType {
  FLOAT("Float", "float", "Int", "int"), DOUBLE("Double", "double", "Long", "long");

  /** In names of classes. */
  final String name;

  /** The primitive type. */
  final String element;

  /** In names of classes of the vectors of bit patterns. */
  final String bitsName;

  /** The primitive type of a bit pattern. */
  final String bits;

  ElementType(String name, String element, String bitsName, String bits) {
    this.name = name;
    this.element = element;
    this.bitsName = bitsName;
    this.bits = bits;
  }

  String vector() {
    return name + "Vector";
  }

  String bitsVector() {
    return bitsName + "Vector";
  }

  /** {@code floatToRawIntBits} or {@code doubleToRawLongBits}. */
  String toBits() {
    return element + "ToRaw" + bitsName + "Bits";
  }

  /** {@code intBitsToFloat} or {@code longBitsToDouble}. */
  String fromBits() {
    return bits + "BitsTo" + name;
  }

  /** The number of a function as a constant: {@code LOG1P} of {@code log1p}, {@code GELU_GRAD} of {@code geluGrad}. */
  static String constant(String function) {
    return function.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
