package lanewise;

import java.util.Objects;
import lanewise.internal.Settings;
import lanewise.internal.provider.Providers;

/** What runs in this process, and its default parallelism. */
public final class Lanewise {

  private static volatile Parallelism parallelism = Parallelism.NONE;

  private Lanewise() {}

  /**
   * What runs: the provider, the vector width and the threads, for example {@code vector, 512 bit,
   * 1 thread}.
   *
   * @return one line of text
   * @throws IllegalArgumentException if a {@code lanewise.*} system property has a wrong value
   */
  public static String describe() {
    int threads = parallelism.threads();
    return provider() + ", " + threads + (threads == 1 ? " thread" : " threads");
  }

  private static String provider() {
    try {
      return Providers.describe();
    } catch (LinkageError error) {
      if (Settings.refused() != null) {
        throw Settings.refused();
      }
      throw error;
    }
  }

  /**
   * The parallelism of calls that are not given one; {@link Parallelism#NONE} unless set.
   *
   * @return never null
   */
  public static Parallelism parallelism() {
    return parallelism;
  }

  /**
   * Sets the parallelism of calls that are not given one, for the whole process.
   *
   * @param parallelism not null; stays the caller's to close, after the last call that uses it
   * @throws NullPointerException if it is null
   */
  public static void setParallelism(Parallelism parallelism) {
    Lanewise.parallelism = Objects.requireNonNull(parallelism, "parallelism");
  }
}
