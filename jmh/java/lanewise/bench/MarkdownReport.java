package lanewise.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The report of a run as text: the environment, what spoils it, then one part for each kind of suite that it ran. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String of(Recording recording, List<String> warnings) {
    Measurements measurements = recording.measurements();
    Set<String> suites =
        measurements.all().stream().map(measured -> measured.row().suite()).collect(Collectors.toSet());
    StringBuilder text = new StringBuilder(Report.environment(recording.environment()));
    warnings.forEach(warning -> text.append("- Warning: ").append(warning).append('\n'));
    text.append('\n');
    if (!recording.differences().isEmpty()) {
      text.append(QuickReport.of(measurements, recording.differences())).append('\n');
    } else if (suites.contains(Suites.GEMM) || suites.contains("blas") || !recording.coldStarts().isEmpty()) {
      text.append(FullReport.of(measurements, recording.coldStarts())).append('\n');
    }
    if (suites.contains("vmath") || suites.contains("reductions")) {
      text.append(VmathReport.of(measurements)).append('\n');
    }
    if (suites.contains("autodiff")) {
      text.append(AutodiffReport.of(measurements)).append('\n');
    }
    return text.toString();
  }
}
