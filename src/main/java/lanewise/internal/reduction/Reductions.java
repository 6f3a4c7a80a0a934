package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.Tuning;

/** How rows and columns are shared by threads. */
public final class Reductions {

  /** Elements for which a second thread pays. */
  private static final int GRAIN = Tuning.GRAIN.or(1 << 15);

  /** Works on the rows or columns from {@code begin} to {@code end}. */
  public interface Part {
    void run(int begin, int end);
  }

  private Reductions() {}

  /** Into how many parts to cut {@code count} rows or columns of {@code length} elements: those that pay. */
  public static int parts(int count, int length, Parallelism parallelism) {
    return Math.max(1, Parts.count((long) count * length, GRAIN, parallelism));
  }

  /** Runs {@code count} rows or columns in equal parts that are multiples of {@code unit}. */
  public static void run(int parts, int count, int unit, Parallelism parallelism, Part part) {
    int units = (count - 1) / unit + 1;
    parallelism.run(parts, task -> part.run(
        (int) ((long) units * task / parts) * unit, (int) Math.min(count, (long) units * (task + 1) / parts * unit)));
  }
}
