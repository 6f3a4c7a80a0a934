package lanewise.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report of the suite quick. */
final class QuickReport {
  private QuickReport() {}

  /**
   * The products that were compared with those of ND4J.
   *
   * @param differences by the id of Lanewise's row, NaN without ND4J
   */
  static String of(Measurements measurements, Map<String, Double> differences) {
    return """
        # Lanewise, quick benchmark

        Every library ran in JVMs of its own, in turns; a figure is the median over
        these JVMs of the best iteration in each. "of ceiling" and the ratios compare rates after
        dividing each by the FMA ceiling that was measured in the same JVM around every iteration; with more
        threads, Lanewise's is compared with the same product on one.
        The difference from ND4J is the largest over the elements, in units of the sum of both
        error bounds, 2 gamma_k |A||B|: at most 1 if both are right.

        %s
        %s"""
        .formatted(Report.ceilings(measurements), table(measurements, differences));
  }

  private static String table(Measurements measurements, Map<String, Double> differences) {
    Markdown table =
        new Markdown(
            "type",
            "op",
            "size",
            "Lanewise GFLOP/s (min-max)",
            "of ceiling",
            "ND4J",
            "x ND4J",
            "OpenBLAS",
            "x OpenBLAS",
            "diff. from ND4J");
    for (Measured lanewise : measurements.all()) {
      Row row = lanewise.row();
      if (!row.lanewise() || !differences.containsKey(row.id())) {
        continue;
      }
      Optional<Measured> nd4j = peer(measurements, row, Library.ND4J);
      Optional<Measured> openBlas = peer(measurements, row, Library.OPENBLAS);
      table.add(
          row.type(),
          row.operation() + variant(row),
          row.shape(),
          Report.rate(lanewise.rate()),
          Report.percent(lanewise.share().median()),
          rate(nd4j),
          ratio(lanewise, nd4j),
          rate(openBlas),
          ratio(lanewise, openBlas),
          difference(differences.get(row.id())));
    }
    return table.toString();
  }

  private static String variant(Row row) {
    return (row.threads() > 1 ? ", " + row.threads() + " threads" : "")
        + (row.width() > 0 ? ", " + row.width() + " bit" : "");
  }

  private static String difference(double inBounds) {
    return Double.isNaN(inBounds) ? "-" : String.format(Locale.ROOT, "%.1e", inBounds);
  }

  private static Optional<Measured> peer(Measurements measurements, Row row, Library library) {
    return measurements.get(
        Row.gemm(library, ElementType.of(row.type()), row.operation(), row.shape()).onThreads(row.threads()));
  }

  private static String rate(Optional<Measured> measured) {
    return Report.number(measured.map(peer -> peer.rate().median()).orElse(Double.NaN));
  }

  private static String ratio(Measured lanewise, Optional<Measured> measured) {
    return Report.number(measured.map(lanewise::ratio).orElse(Double.NaN));
  }
}
