package lanewise.bench.validate;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import lanewise.bench.ElementType;

/**
 * An operation that can be validated.
 *
 * @param id family and name, such as {@code blas/gemm}
 * @param types the element types that it has
 * @param cases draws cases
 */
record Operation(String id, List<ElementType> types, Cases cases) {

  /** An operation on both types. */
  Operation(String id, Cases cases) {
    this(id, List.of(ElementType.values()), cases);
  }

  /** Draws cases. */
  @FunctionalInterface
  interface Cases {
    /** A case that depends on the random numbers only. */
    Problem draw(ElementType type, SplittableRandom random);
  }

  /** The name of a constant as that of a method: GELU_TANH is geluTanh. */
  static String camelCase(String constant) {
    return Pattern.compile("_([a-z])").matcher(constant.toLowerCase(Locale.ROOT))
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  /** The id without the family. */
  String name() {
    return id.substring(id.indexOf('/') + 1);
  }
}
