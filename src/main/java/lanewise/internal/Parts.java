package lanewise.internal;

import lanewise.Parallelism;

/** Cuts a length into parts for threads. */
public final class Parts {

  /** Elements of a function or a reduction for which a second thread pays. */
  private static final int GRAIN = Tuning.GRAIN.or(1 << 15);

  private Parts() {}

  /** Into how many parts to cut {@code count} rows or columns of {@code length} elements: those that pay. */
  public static int ofRows(int count, int length, Parallelism parallelism) {
    return Math.max(1, count((long) count * length, GRAIN, parallelism));
  }

  /**
   * On how many threads to work: as many as are allowed, each with at least {@code grain} elements. 0 or 1 is the caller
   * alone, who then calls what is to be done: a lambda that is never run would be allocated all the same.
   */
  public static int count(long elements, int grain, Parallelism parallelism) {
    return (int) Math.min(elements / grain, parallelism.threads());
  }

  /** Works on what lies from {@code begin} to {@code end}. */
  @FunctionalInterface
  public interface Part {
    void run(int begin, int end);
  }

  /** Runs a part for each task, or for each unit if these are fewer. */
  public static void run(int tasks, int length, int unit, Parallelism parallelism, Part part) {
    int parts = Math.min(tasks, units(length, unit));
    parallelism.run(
        parts, task -> part.run(bound(task, parts, length, unit), bound(task + 1, parts, length, unit)));
  }

  private static int units(int length, int unit) {
    return (length - 1) / unit + 1;
  }

  /** Where part {@code part} of {@code parts} begins: equal parts in multiples of {@code unit}. */
  public static int bound(int part, int parts, int length, int unit) {
    return (int) Math.min(length, (long) units(length, unit) * part / parts * unit);
  }
}
