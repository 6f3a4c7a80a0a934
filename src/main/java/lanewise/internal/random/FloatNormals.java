package lanewise.internal.random;

import lanewise.Parallelism;
import lanewise.internal.PerThread;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.Functions;

/**
 * Normal numbers by the transform of G. E. P. Box and M. E. Muller (<i>A note on the generation of random
 * normal deviates</i>, 1958): two elements, the first of even number, are
 *
 * <pre>{@code
 * radius * cos(angle), radius * sin(angle)
 * radius = sqrt(-2 * log(positive number of the first element)), angle = 2 pi * unit number of the second
 * }</pre>
 *
 * <p>with the functions of {@code lanewise.internal.math}. An instance is the working memory of a thread.
 */
final class FloatNormals {

  /** Pairs of one {@link Philox#fill}. */
  private static final int PAIRS = Philox.WORDS / FloatWords.EACH / 2;

  private static final PerThread<FloatNormals> LOCAL = new PerThread<>(FloatNormals::new);

  private final float[] radius = new float[PAIRS];
  private final float[] angle = new float[PAIRS];
  private final float[] sine = new float[PAIRS];

  private FloatNormals() {}

  static FloatNormals local() {
    return LOCAL.get();
  }

  /** {@code out[outOffset + i] = fma(stddev, element from + i, mean)}. */
  void fill(int[] words, int from, int n, float mean, float stddev, float[] out, int outOffset) {
    int first = from & -2;
    int pairs = (from + n + 1) / 2 - first / 2;
    uniforms(words, first, pairs, radius, angle);
    apply(Functions.LOG, pairs, radius, radius);
    apply(Functions.SIN, pairs, angle, sine);
    apply(Functions.COS, pairs, angle, angle);
    for (int k = 0; k < pairs; k++) {
      float r = (float) Math.sqrt(-2f * radius[k]);
      angle[k] = Math.fma(stddev, r * angle[k], mean);
      sine[k] = Math.fma(stddev, r * sine[k], mean);
    }
    for (int i = 0; i < n; i++) {
      int k = (from - first + i) / 2;
      out[outOffset + i] = (from + i & 1) == 0 ? angle[k] : sine[k];
    }
  }

  private static void uniforms(int[] words, int first, int pairs, float[] positive, float[] angle) {
    for (int k = 0; k < pairs; k++) {
      positive[k] = FloatWords.positive(words, first + 2 * k);
      angle[k] = FloatWords.TURN * FloatWords.unit(words, first + 2 * k + 1);
    }
  }

  private static void apply(int function, int n, float[] x, float[] out) {
    FloatElementwise.map(function, n, x, 0, 1, null, 0, 0, null, 0, 0, out, 0, Parallelism.NONE);
  }
}
