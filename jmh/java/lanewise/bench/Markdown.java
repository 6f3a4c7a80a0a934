package lanewise.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that reads well both as Markdown and on a terminal: cells are padded with spaces. */
final class Markdown {
  private final List<String[]> lines = new ArrayList<>();

  Markdown(String... header) {
    lines.add(header);
  }

  /** Adds a line. */
  void add(String... cells) {
    if (cells.length != lines.get(0).length) {
      throw new IllegalArgumentException("a line of " + cells.length + " cells");
    }
    lines.add(cells);
  }

  @Override
  public String toString() {
    int columns = lines.get(0).length;
    int[] widths = new int[columns];
    for (String[] cells : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (int line = 0; line < lines.size(); line++) {
      append(table, lines.get(line), widths, ' ');
      if (line == 0) {
        String[] rule = new String[columns];
        Arrays.fill(rule, "");
        append(table, rule, widths, '-');
      }
    }
    return table.toString();
  }

  private static void append(StringBuilder table, String[] cells, int[] widths, char pad) {
    table.append('|');
    for (int i = 0; i < cells.length; i++) {
      table.append(pad).append(cells[i]);
      table.repeat(pad, widths[i] - cells[i].length() + 1).append('|');
    }
    table.append('\n');
  }
}
