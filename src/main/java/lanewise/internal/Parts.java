package lanewise.internal;

import lanewise.Parallelism;

/** Cuts a length into parts for threads. */
public final class Parts {

  private Parts() {}

  /** On how many threads to work: as many as are allowed, each with at least {@code grain} elements; 0 or 1 is the caller alone. */
  public static int count(long elements, int grain, Parallelism parallelism) {
    return (int) Math.min(elements / grain, parallelism.threads());
  }

  /** Where part {@code part} of {@code parts} begins: equal parts in multiples of {@code unit}. */
  public static int bound(int part, int parts, int length, int unit) {
    return part == parts ? length : (int) ((long) length * part / parts) / unit * unit;
  }
}
