package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import lanewise.Parallelism;

/** What the project promises about the speed of {@code lanewise.autodiff}, the verdicts, and all rows. */
final class AutodiffReport {
  private final Measurements measurements;

  private AutodiffReport(Measurements measurements) {
    this.measurements = measurements;
  }

  static String of(Measurements measurements) {
    AutodiffReport report = new AutodiffReport(measurements);
    return """
        # Lanewise, differentiation benchmark

        A step of a perceptron is forward, softmax cross entropy, backward and SGD, in float; that of
        squared-norm the gradient of ||Wx||^2 with respect to W and x. Every fork was a new JVM; a
        rate is the median over forks of the best iteration in each, with the smallest and the
        largest fork. The yardstick, measured in the same JVM before every iteration, for as long and
        on as many threads, is what a step cannot do without: of a perceptron the bare products of
        lanewise.blas, of the squared norm its passes over W. "x yardstick" is the time of a step in
        times of the yardstick. ND4J is its graph, SameDiff, on one thread.

        ## What the project promises

        %s
        ## All rows

        %s
        ## Memory

        Bytes that a step of Lanewise allocates, and its buffers for the values in between, next to
        those values if each had a place of its own, and to the activations alone.

        %s"""
        .formatted(Report.verdicts(report.verdicts()), report.rows(), report.memory());
  }

  private List<Requirement> verdicts() {
    List<Requirement> verdicts = new ArrayList<>();
    verdicts.add(times(AutodiffTask.MEDIUM, 1.15, 1.05));
    verdicts.add(times(AutodiffTask.WIDE, 1.05, 1.02));
    verdicts.add(times(AutodiffTask.SQUARED_NORM, 1.3, 1.1));
    verdicts.add(
        most(
            AutodiffTask.SMALL.label() + ": a step", 40, 12, " us",
            List.of(Row.autodiff(Library.LANEWISE, AutodiffTask.SMALL)), AutodiffReport::micros));
    List<Requirement.Value> ratios = new ArrayList<>();
    for (AutodiffTask task : AutodiffTask.values()) {
      ratio(Row.autodiff(Library.LANEWISE, task))
          .ifPresent(ratio -> ratios.add(new Requirement.Value(ratio, task.label())));
    }
    verdicts.add(
        Requirement.atLeast(
            "every task: times SameDiff", 2, Double.NaN, ratios, AutodiffTask.values().length, false));
    return verdicts;
  }

  private Requirement times(AutodiffTask task, double must, double aim) {
    return most(
        task.label() + ": times the yardstick, 1 and 2 threads", must, aim, "",
        List.of(Row.autodiff(Library.LANEWISE, task), Row.autodiff(Library.LANEWISE, task).onThreads(2)),
        measured -> 1 / measured.share().median());
  }

  private Requirement most(
      String what, double must, double aim, String unit, List<Row> rows, ToDoubleFunction<Measured> quantity) {
    List<Requirement.Value> values = new ArrayList<>();
    for (Row row : rows) {
      measurements.get(row).ifPresent(
          measured -> values.add(new Requirement.Value(quantity.applyAsDouble(measured), row.id())));
    }
    return Requirement.atMost(what, must, aim, values, rows.size(), unit);
  }

  private static double micros(Measured measured) {
    return 1000 / measured.rate().median();
  }

  /** How many times faster than ND4J, on the same machine in the same minutes. */
  private Optional<Double> ratio(Row row) {
    AutodiffTask task = AutodiffTask.of(row.shape());
    Optional<Measured> theirs = measurements.get(Row.autodiff(Library.ND4J, task));
    return measurements.get(row).flatMap(ours -> theirs.map(ours::ratio));
  }

  private String rows() {
    Markdown table =
        new Markdown(
            "row", "forks", "steps/ms (min-max)", "us/step", "yardstick", "its us", "x yardstick", "x ND4J", "B/step");
    for (Measured measured : measurements.all()) {
      Row row = measured.row();
      if (!row.benchmark().startsWith(AutodiffBenchmark.class.getName())) {
        continue;
      }
      boolean ours = row.lanewise();
      boolean one = row.threads() == 1;
      AutodiffTask task = AutodiffTask.of(row.shape());
      table.add(
          row.id(),
          Integer.toString(measured.forks().size()),
          Report.rate(measured.rate()),
          Report.number(micros(measured)),
          task == AutodiffTask.SQUARED_NORM ? "passes over W" : "bare products",
          Report.number(1000 / measured.yardstick().median()),
          Report.number(1 / measured.share().median()),
          ours && one ? ratio(row).map(Report::number).orElse("-") : "",
          ours ? Report.number(measured.bytesPerCall()) : "");
    }
    return table.toString();
  }

  private String memory() {
    Markdown table =
        new Markdown("task", "allocated in a step, B", "buffers, B", "values in between, B", "activations, B");
    for (AutodiffTask task : AutodiffTask.values()) {
      Optional<Measured> row = measurements.get(Row.autodiff(Library.LANEWISE, task));
      if (row.isEmpty()) {
        continue;
      }
      long activations = 0;
      for (int layer = 1; layer <= task.layers(); layer++) {
        activations += 4L * task.batch() * task.width(layer);
      }
      LanewiseAutodiff step = LanewiseAutodiff.of(task, Parallelism.NONE);
      table.add(
          task.label(),
          Report.number(row.get().bytesPerCall()),
          Long.toString(step.program().bufferBytes()),
          Long.toString(step.program().valueBytes()),
          Long.toString(activations));
    }
    return table.toString();
  }
}
