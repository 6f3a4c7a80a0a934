package lanewise.internal.random;

import lanewise.Parallelism;
import lanewise.internal.Parts;

/** Random numbers of several distributions, each made of the words that belong to its position. */
public final class FloatDraws {

  private enum Distribution {
    UNIFORM, NORMAL, MASK
  }

  private FloatDraws() {}

  /** Uniform in [low, high): {@code fma(unit, high - low, low)}, and where that rounds to high, the number below it. */
  public static void uniform(
      long seed, long stream, long position, int n, float low, float high, float[] out, int outOffset,
      Parallelism parallelism) {
    draw(Distribution.UNIFORM, seed, stream, position, n, low, high, out, outOffset, parallelism);
  }

  /** Normal with a mean and a standard deviation, see {@link FloatNormals}. */
  public static void normal(
      long seed, long stream, long position, int n, float mean, float stddev, float[] out, int outOffset,
      Parallelism parallelism) {
    draw(Distribution.NORMAL, seed, stream, position, n, mean, stddev, out, outOffset, parallelism);
  }

  /** 0 with a probability, else {@code 1 / (1 - probability)}; from one word for each element. */
  public static void mask(
      long seed, long stream, long position, int n, float probability, float[] out, int outOffset,
      Parallelism parallelism) {
    draw(Distribution.MASK, seed, stream, position, n, probability, 0f, out, outOffset, parallelism);
  }

  private static void draw(
      Distribution distribution, long seed, long stream, long position, int n, float first, float second,
      float[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, Philox.GRAIN, parallelism);
    if (tasks < 2) {
      range(distribution, seed, stream, position, n, first, second, out, outOffset);
      return;
    }
    Parts.run(tasks, n, Philox.CHUNK, parallelism, (begin, end) -> range(distribution, seed, stream, position + begin,
        end - begin, first, second, out, outOffset + begin));
  }

  private static void range(
      Distribution distribution, long seed, long stream, long position, int n, float first, float second,
      float[] out, int outOffset) {
    Philox philox = Philox.local();
    int each = distribution == Distribution.MASK ? 1 : FloatWords.EACH;
    int perCounter = 4 / each;
    for (int done = 0; done < n;) {
      int skip = (int) ((position + done) % perCounter);
      int take = Math.min(n - done, Philox.WORDS / each - skip);
      philox.fill(seed, stream, (position + done) / perCounter, (skip + take + perCounter - 1) / perCounter);
      switch (distribution) {
        case UNIFORM -> uniform(philox.words, skip, take, first, second, out, outOffset + done);
        case NORMAL -> FloatNormals.local().fill(philox.words, skip, take, first, second, out, outOffset + done);
        case MASK -> mask(philox.words, skip, take, first, out, outOffset + done);
      }
      done += take;
    }
  }

  private static void uniform(int[] words, int from, int n, float low, float high, float[] out, int outOffset) {
    float range = high - low;
    float last = Math.nextDown(high);
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Math.min(Math.fma(FloatWords.unit(words, from + i), range, low), last);
    }
  }

  private static void mask(int[] words, int from, int n, float probability, float[] out, int outOffset) {
    long dropped = (long) Math.ceil(probability * 0x1p32);
    float kept = probability < 1 ? 1 / (1 - probability) : 0;
    for (int i = 0; i < n; i++) {
      // Not a branch, which would be mispredicted: the sign says whether the word is less.
      int sign = (int) ((words[from + i] & Philox.LOW) - dropped >> 63);
      out[outOffset + i] = kept * (1 + sign);
    }
  }
}
