package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.Tuning;

/** How rows and columns are shared by threads. */
public final class Reductions {

  /** Elements for which a second thread pays. */
  private static final int GRAIN = Tuning.GRAIN.or(1 << 15);

  private Reductions() {}

  /** Into how many parts to cut {@code count} rows or columns of {@code length} elements: those that pay. */
  public static int parts(int count, int length, Parallelism parallelism) {
    return Math.max(1, Parts.count((long) count * length, GRAIN, parallelism));
  }
}
