package lanewise.bench;

import lanewise.Parallelism;

/** How far the products of two libraries are apart. */
final class Difference {
  private Difference() {}

  /**
   * The largest difference over all elements in units of the sum of both error bounds, 2 gamma_k
   * |A||B|. At most 1 if both libraries are right.
   *
   * @throws IllegalStateException if it is more, or if an element is NaN
   */
  static double inBounds(GemmProblem problem, Library one, Library other) {
    double unit = 2 * problem.type().gamma(problem.k());
    double largest = 0;
    try (Gemm first = one.bind(problem, Parallelism.NONE);
        Gemm second = other.bind(problem, Parallelism.NONE);
        Gemm magnitudes = Library.OPENBLAS.bind(problem.magnitudes(), Parallelism.NONE)) {
      first.run();
      second.run();
      magnitudes.run();
      for (int i = 0; i < problem.m(); i++) {
        for (int j = 0; j < problem.n(); j++) {
          double difference = Math.abs(first.c(i, j) - second.c(i, j));
          if (difference != 0) {
            largest = Math.max(largest, difference / (unit * magnitudes.c(i, j)));
          }
        }
      }
    }
    if (!(largest <= 1)) {
      throw new IllegalStateException(
          problem + ": " + one.label() + " and " + other.label() + " differ by " + largest
              + " error bounds");
    }
    return largest;
  }
}
