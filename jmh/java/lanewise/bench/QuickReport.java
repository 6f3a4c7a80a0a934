package lanewise.bench;

import java.util.Locale;

/** The report of {@link Quick}. */
final class QuickReport {
  private QuickReport() {}

  static String of(Quick quick, String environment) {
    return """
        # Lanewise, quick benchmark

        %s
        One thread. Every library ran in JVMs of its own, in turns; a figure is the median over
        these JVMs of the best iteration in each. "of ceiling" and the ratios compare rates after
        dividing each by the FMA ceiling that was measured in the same JVM around every iteration.
        The difference from ND4J is the largest over the elements, in units of the sum of both
        error bounds, 2 gamma_k |A||B|: at most 1 if both are right.

        %s
        %s"""
        .formatted(environment, Report.ceilings(quick.measurements()), table(quick));
  }

  private static String table(Quick quick) {
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
    for (Quick.Line line : quick.compared()) {
      Measured lanewise = measured(quick, line, Library.LANEWISE);
      Measured nd4j = measured(quick, line, Library.ND4J);
      Measured openBlas = measured(quick, line, Library.OPENBLAS);
      table.add(
          line.type().label(),
          line.transposes(),
          line.shape(),
          Report.rate(lanewise.rate()),
          Report.percent(lanewise.share().median()),
          Report.number(nd4j.rate().median()),
          Report.number(lanewise.ratio(nd4j)),
          Report.number(openBlas.rate().median()),
          Report.number(lanewise.ratio(openBlas)),
          String.format(Locale.ROOT, "%.1e", quick.difference(line)));
    }
    return table.toString();
  }

  private static Measured measured(Quick quick, Quick.Line line, Library library) {
    return quick.measurements().get(line.row(library)).orElseThrow();
  }
}
