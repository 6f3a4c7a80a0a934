package lanewise.bench;

import java.util.Optional;

/** The report of the suites vmath and reductions. */
final class VmathReport {
  private VmathReport() {}

  static String of(Measurements measurements) {
    VmathRequirements requirements = new VmathRequirements(measurements);
    return """
        # Lanewise, element-wise benchmark

        All rows of an operation and an element type shared a JVM; each fork was a new one. A rate
        is the median over forks of the best iteration in each, with the smallest and the largest
        fork. A share compares it with the row's yardstick, measured in the same JVM around every
        iteration, over the same arrays and on as many threads: "jdk" is a plain loop over the
        JDK's own lanewise operation; read and read_both read one and two arrays; copy, add and fma
        read one, two or three and write one; passes are, for each row, those of the operation:
        copies, plain reads, and loops over the JDK's exp where it needs an exponential. Ratios to
        other libraries are quotients of shares.

        ## What the project promises

        %s
        ## All rows

        %s"""
        .formatted(
            Report.verdicts(requirements.verdicts()),
            rows(measurements, requirements));
  }

  private static String rows(Measurements measurements, VmathRequirements requirements) {
    Markdown table =
        new Markdown(
            "row",
            "forks",
            "Gelem/s (min-max)",
            "ns/call",
            "yardstick",
            "its Gelem/s",
            "share (min-max)",
            "x MKL",
            "x ND4J",
            "B/call");
    for (Measured measured : measurements.all()) {
      Row row = measured.row();
      if (!VmathRequirements.isVmath(row)) {
        continue;
      }
      VmathOperation operation = VmathOperation.of(row.operation());
      boolean ours = row.lanewise();
      table.add(
          row.id(),
          Integer.toString(measured.forks().size()),
          Report.rate(measured.rate()),
          Report.number(VmathRequirements.nanosPerCall(measured)),
          operation.yardstick(),
          Report.number(measured.yardstick().median()),
          Report.share(measured.share()),
          ours ? ratio(requirements.ratio(row, Library.MKL)) : "",
          ours ? ratio(requirements.ratio(row, Library.ND4J)) : "",
          Report.number(measured.bytesPerCall()));
    }
    return table.toString();
  }

  private static String ratio(Optional<Double> ratio) {
    return ratio.map(Report::number).orElse("-");
  }
}
