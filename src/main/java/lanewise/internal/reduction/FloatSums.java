package lanewise.internal.reduction;

import lanewise.internal.PerThread;
import lanewise.internal.elementwise.FloatRowTerms;
import lanewise.internal.kernel.FloatFolds;

/** The working memory of a thread for reductions. */
final class FloatSums {

  /** Elements for which a term is computed at a time; whole rounds of the lanes. */
  static final int TERMS = 1024;

  private static final PerThread<FloatSums> LOCAL = new PerThread<>(FloatSums::new);
  private static final float[] EMPTY = {};

  final float[] lanes = new float[FloatFolds.LANES];
  final float[] terms = new float[TERMS];

  /** Of reductions in one pass. */
  final float[] results = new float[3];

  /** Two numbers for each column of a panel. */
  final float[] columns = new float[2 * FloatColumns.PANEL];

  /** Numbers of rows. */
  final float[] u = new float[FloatRowTerms.ROWS];
  final float[] v = new float[FloatRowTerms.ROWS];

  private float[] partials = EMPTY;
  private float[] rows = EMPTY;
  private float[] transposed = EMPTY;

  private FloatSums() {}

  static FloatSums local() {
    return LOCAL.get();
  }

  /** One number for each block of a run. */
  float[] partials(int length) {
    if (partials.length < length) {
      partials = new float[length];
    }
    return partials;
  }

  /** The virtual lanes of columns, one row each, and partial rows. */
  float[] rows(int length) {
    if (rows.length < length) {
      rows = new float[length];
    }
    return rows;
  }

  /** Rows as columns; contents undefined. */
  float[] transposed(int length) {
    if (transposed.length < length) {
      transposed = new float[length];
    }
    return transposed;
  }
}
