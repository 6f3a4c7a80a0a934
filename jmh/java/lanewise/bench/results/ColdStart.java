package lanewise.bench.results;

import java.util.List;

/**
 * What fresh JVMs gave at first: products of 512 x 512 x 512 floats, one after another from {@code main} on.
 *
 * @param library whose products
 * @param starts one for each JVM
 */
public record ColdStart(String library, List<Start> starts) {

  /** Takes a copy. */
  public ColdStart {
    starts = List.copyOf(starts);
  }

  /**
   * One JVM.
   *
   * @param firstMillis from {@code main} to the first result
   * @param peakMillis from {@code main} to the first product at 80 % of the peak
   * @param peak the best rate of the process in GFLOP/s
   * @param curve some of the products in between
   */
  public record Start(double firstMillis, double peakMillis, double peak, List<Point> curve) {

    /** Takes a copy. */
    public Start {
      curve = List.copyOf(curve);
    }
  }

  /**
   * One product.
   *
   * @param millis when it ended, from {@code main} on
   * @param rate GFLOP/s
   */
  public record Point(double millis, double rate) {}
}
