package lanewise.bench;

import java.util.List;
import java.util.Map;

/** The report of the suites gemm, blas and coldstart. */
final class FullReport {
  /** The suites of kernels of lanewise.blas and their ceilings. */
  static final List<String> SUITES = List.of(Row.CEILING, "gemm", "blas");

  private FullReport() {}

  static String of(
      Measurements measurements, Map<Library, ColdStarts> coldStarts) {
    Requirements requirements = new Requirements(measurements, coldStarts);
    return """
        # Lanewise, full benchmark

        Every row but the ceilings ran in forks of its own. A rate is the median over forks of the best
        iteration in each, with the smallest and the largest fork. A share compares it with the
        row's yardstick, measured in the same JVM around every iteration: the FMA ceiling of one
        thread; for two threads the same product on one; for operations that touch each element
        once the plain loop with the same traffic. Ratios to other libraries are quotients of
        shares.

        %s
        ## What the project promises

        %s
        ## Cold starts

        %s
        ## All rows

        %s"""
        .formatted(
            Report.ceilings(measurements),
            Report.verdicts(requirements.verdicts()),
            coldStarts(coldStarts, requirements.warmRate()),
            rows(measurements));
  }

  /** {@code warm} is the rate of Lanewise in warm JVMs. */
  private static String coldStarts(Map<Library, ColdStarts> coldStarts, double warm) {
    Markdown table =
        new Markdown("library", "JVMs", "ms to first 512^3 result", "ms to 80 % of peak", "peak GFLOP/s");
    coldStarts
        .forEach(
            (library, starts) -> table.add(
                library.label(),
                Integer.toString(starts.starts().size()),
                Report.rate(starts.first()),
                Report.rate(starts.toPeak(library == Library.LANEWISE ? warm : Double.NaN)),
                Report.rate(starts.peak())));
    return table.toString();
  }

  private static String rows(Measurements measurements) {
    Markdown table =
        new Markdown(
            "row", "forks", "rate (min-max)", "unit", "yardstick", "share (min-max)", "B/call");
    for (Measured measured : measurements.all()) {
      if (!SUITES.contains(measured.row().suite())) {
        continue;
      }
      table.add(
          measured.row().id(),
          Integer.toString(measured.forks().size()),
          Report.rate(measured.rate()),
          measured.row().unit(),
          Report.number(measured.yardstick().median()),
          Report.share(measured.share()),
          Report.number(measured.bytesPerCall()));
    }
    return table.toString();
  }
}
