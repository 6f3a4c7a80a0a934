package lanewise.bench.validate;

import java.util.List;

/**
 * What a subject is compared with.
 *
 * @param name what the command line calls it
 * @param library computes the results to compare with; null for the truth itself
 * @param exact whether the subject must have the same bits
 */
record Reference(String name, Library library, boolean exact) {

  /**
   * A reference.
   *
   * @param name {@code double} for the truth, {@code spec}, or a library
   * @param loader finds a class that is named
   */
  static Reference named(String name, ClassLoader loader) {
    return switch (name) {
      case "double" -> new Reference(name, null, false);
      case "spec" -> new Reference(
          name, new Library(name, Claim.LANEWISE, List.of(new FloatSpec(), new DoubleSpec(), new PhiloxSpec())), true);
      default -> new Reference(name, Libraries.named("--reference", name, loader), false);
    };
  }
}
