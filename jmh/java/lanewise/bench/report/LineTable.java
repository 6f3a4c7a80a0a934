package lanewise.bench.report;

import java.util.List;
import lanewise.bench.results.Line;

/** Lines of results as lines of a table. */
final class LineTable {
  private LineTable() {}

  /** Everything about each line, with every digit. */
  static Table all(List<Line> lines) {
    Table table =
        new Table(
            "id", "suite", "library", "operation", "type", "shape", "threads", "width", "unit", "median", "min", "max",
            "yardstick", "share", "bytes allocated", "warnings");
    for (Line line : lines) {
      Spread rate = Spread.rate(line);
      table.add(
          line.id(), line.suite(), line.library(), line.operation(), line.type(), line.shape(),
          Integer.toString(line.threads()), line.width() == 0 ? "" : Integer.toString(line.width()), line.unit(),
          Numbers.exact(rate.median()), Numbers.exact(rate.low()), Numbers.exact(rate.high()), line.yardstick(),
          Numbers.exact(Spread.share(line).median()),
          line.bytesAllocated() < 0 ? "" : Numbers.exact(line.bytesAllocated()),
          String.join("; ", line.warnings()));
    }
    return table;
  }

  /** What a person wants of lines of one suite. */
  static Table brief(List<Line> lines) {
    Table table = new Table("line", "rate (min–max)", "unit", "yardstick", "share", "B/call", "");
    for (Line line : lines) {
      table.add(
          line.id(), Numbers.spread(Spread.rate(line)), line.unit(), line.yardstick(),
          Numbers.percent(Spread.share(line).median()),
          line.bytesAllocated() < 0 ? "" : Numbers.of(line.bytesAllocated()),
          String.join("; ", line.warnings()));
    }
    return table;
  }
}
