package lanewise.bench;

/** The check that a library runs as many threads as it was told to: a row with others is not measured. */
final class Threads {
  private Threads() {}

  /**
   * Compares numbers of threads.
   *
   * @param actual what the library itself says
   * @throws IllegalStateException if they differ
   */
  static void require(String library, int wanted, int actual) {
    if (actual != wanted) {
      throw new IllegalStateException(library + " runs " + actual + " threads, but must run " + wanted);
    }
  }
}
