package lanewise.minimax;

import java.math.BigDecimal;
import java.math.MathContext;

/** Gaussian elimination with pivoting by rows. */
final class LinearSystem {
  private LinearSystem() {}

  /** The solution of a system of n rows, each with its right-hand side as element n. Overwrites the rows. */
  static BigDecimal[] solve(BigDecimal[][] a, MathContext context) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (a[i][k].abs().compareTo(a[pivot][k].abs()) > 0) {
          pivot = i;
        }
      }
      BigDecimal[] row = a[pivot];
      a[pivot] = a[k];
      a[k] = row;
      if (row[k].signum() == 0) {
        throw new ArithmeticException("singular in column " + k);
      }
      for (int i = k + 1; i < n; i++) {
        BigDecimal factor = a[i][k].divide(row[k], context);
        for (int j = k + 1; j <= n; j++) {
          a[i][j] = a[i][j].subtract(factor.multiply(row[j], context), context);
        }
      }
    }
    BigDecimal[] x = new BigDecimal[n];
    for (int i = n - 1; i >= 0; i--) {
      BigDecimal sum = a[i][n];
      for (int j = i + 1; j < n; j++) {
        sum = sum.subtract(a[i][j].multiply(x[j], context), context);
      }
      x[i] = sum.divide(a[i][i], context);
    }
    return x;
  }
}
