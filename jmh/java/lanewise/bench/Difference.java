package lanewise.bench;

import java.util.Optional;
import lanewise.Parallelism;

/** How far the products of two libraries are apart. */
final class Difference {
  private Difference() {}

  /**
   * The largest difference over all elements in units of the sum of both error bounds, 2 gamma_k
   * |A||B|; NaN if an element is.
   *
   * @throws IllegalStateException if a library cannot be set up
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
    return largest;
  }

  /** What is wrong with a difference: nothing if it is at most 1, as it is if both libraries are right. */
  static Optional<String> failure(GemmProblem problem, Library one, Library other, double inBounds) {
    return inBounds <= 1
        ? Optional.empty()
        : Optional.of(
            problem + ": " + one.label() + " and " + other.label() + " differ by " + inBounds + " error bounds");
  }
}
