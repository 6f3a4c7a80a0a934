package lanewise.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of cells below a header, to be read on a terminal, as Markdown or by a program. */
final class Table {
  /** Numbers stand at the right: a column does if all its cells start like one. */
  private static final Pattern NUMBER = Pattern.compile("|[-+(]?\\d.*");

  private static final Pattern CSV_SPECIAL = Pattern.compile("[\",\r\n]");

  private final List<List<String>> lines = new ArrayList<>();

  Table(String... header) {
    lines.add(List.of(header));
  }

  /** Adds a line. */
  void add(String... cells) {
    add(Arrays.asList(cells));
  }

  /** Adds a line. */
  void add(List<String> cells) {
    if (cells.size() != lines.getFirst().size()) {
      throw new IllegalArgumentException(
          "a line has " + cells.size() + " cells, and the header " + lines.getFirst().size());
    }
    lines.add(List.copyOf(cells));
  }

  /** Whether there is no line below the header. */
  boolean isEmpty() {
    return lines.size() == 1;
  }

  /** Columns in line, two spaces apart. */
  String text() {
    int[] widths = widths(lines);
    return lines.stream().map(line -> padded(line, widths, "  ").stripTrailing() + "\n").collect(Collectors.joining());
  }

  /** A Markdown table that reads well as plain text, too. */
  String markdown() {
    List<List<String>> escaped =
        lines.stream().map(line -> line.stream().map(Table::escapeMarkdown).toList()).toList();
    int[] widths = widths(escaped);
    StringBuilder out = new StringBuilder();
    for (List<String> line : escaped) {
      out.append("| ").append(padded(line, widths, " | ")).append(" |\n");
      if (line == escaped.getFirst()) {
        for (int column = 0; column < widths.length; column++) {
          out.append('|').repeat("-", widths[column] + 1).append(right(column) ? ':' : '-');
        }
        out.append("|\n");
      }
    }
    return out.toString();
  }

  /** Comma-separated values after RFC 4180, but with line feeds alone. */
  String csv() {
    return lines.stream()
        .map(line -> line.stream().map(Table::escapeCsv).collect(Collectors.joining(",")) + "\n")
        .collect(Collectors.joining());
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private String padded(List<String> line, int[] widths, String separator) {
    StringBuilder out = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = line.get(column);
      int pad = widths[column] - cell.length();
      boolean right = right(column);
      out.append(column == 0 ? "" : separator);
      out.repeat(" ", right ? pad : 0).append(cell).repeat(" ", right ? 0 : pad);
    }
    return out.toString();
  }

  private boolean right(int column) {
    return lines.stream().skip(1).allMatch(line -> NUMBER.matcher(line.get(column)).matches());
  }

  /** Data must not become markup, nor end a cell. */
  static String escapeMarkdown(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_|\\[\\]])", "\\\\$1").replace("&", "&amp;").replace("<",
        "&lt;");
  }

  private static String escapeCsv(String text) {
    return CSV_SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
