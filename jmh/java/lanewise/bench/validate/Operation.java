package lanewise.bench.validate;

import java.util.SplittableRandom;
import lanewise.bench.ElementType;

/**
 * An operation that can be validated.
 *
 * @param id family and name, such as {@code blas/gemm}
 * @param cases draws cases
 */
record Operation(String id, Cases cases) {

  /** Draws cases. */
  @FunctionalInterface
  interface Cases {
    /** A case that depends on the random numbers only. */
    Problem draw(ElementType type, SplittableRandom random);
  }

  /** The id without the family. */
  String name() {
    return id.substring(id.indexOf('/') + 1);
  }
}
