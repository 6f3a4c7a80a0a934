package lanewise.internal.random;

import lanewise.Parallelism;
import lanewise.internal.Parts;

/** The words of a stream as they are: word p of it is word p % 4 of counter p / 4. */
public final class BitDraws {

  private BitDraws() {}

  /** {@code out[outOffset..]} become the words from {@code position} on. */
  public static void draw(
      long seed, long stream, long position, int n, int[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, Philox.GRAIN, parallelism);
    if (tasks < 2) {
      range(seed, stream, position, n, out, outOffset);
      return;
    }
    Parts.run(tasks, n, Philox.CHUNK, parallelism,
        (begin, end) -> range(seed, stream, position + begin, end - begin, out, outOffset + begin));
  }

  private static void range(long seed, long stream, long position, int n, int[] out, int outOffset) {
    Philox philox = Philox.local();
    for (int done = 0; done < n;) {
      int skip = (int) (position + done & 3);
      int take = Math.min(n - done, Philox.WORDS - skip);
      philox.fill(seed, stream, position + done >>> 2, (skip + take + 3) / 4);
      System.arraycopy(philox.words, skip, out, outOffset + done, take);
      done += take;
    }
  }
}
