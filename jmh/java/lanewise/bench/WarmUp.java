package lanewise.bench;

import lanewise.Lanewise;

/** Lanewise's start with scalar kernels, while its vector kernels are compiled. */
public final class WarmUp {
  private static final String PROPERTY = "lanewise.warmup";

  private WarmUp() {}

  /**
   * Has Lanewise run its vector kernels from the first call on, so that it is these whose results are checked. For a JVM that
   * has not called Lanewise yet and measures nothing.
   *
   * @return what runs, in the words of {@link Lanewise#describe}
   */
  public static String skip() {
    String before = System.getProperty(PROPERTY);
    if (before == null) {
      System.setProperty(PROPERTY, "off");
    }
    try {
      return Lanewise.describe();
    } finally {
      if (before == null) {
        System.clearProperty(PROPERTY);
      }
    }
  }
}
