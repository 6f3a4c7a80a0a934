package lanewise.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lanewise.autodiff.Drawing.Edge;
import lanewise.autodiff.Drawing.Kind;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.Drawing.Vertex;

/** A drawing as a Mermaid flowchart. Only shapes and strokes are set: colours are left to the page's theme. */
final class Mermaid {

  /** A character of no width: after a backslash, since Mermaid makes a line break of that and an n, as in a name \nabla. */
  private static final String NOTHING = "#8288;";

  private static final Map<Kind, String> SHAPES = Map.of(
      Kind.VARIABLE, "([\"%s\"])", Kind.CONSTANT, "[\"%s\"]", Kind.OPERATION, "(\"%s\")", Kind.DERIVATIVE, "(\"%s\")");

  private Mermaid() {}

  static String text(Drawing drawing) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    int number = 0;
    for (Vertex vertex : drawing.vertices()) {
      String shape = SHAPES.get(vertex.kind()).formatted(label(vertex.lines()));
      text.append("  n").append(number++).append(shape).append('\n');
    }
    for (Edge edge : drawing.edges()) {
      String label = edge.lines().isEmpty() ? "" : "|\"" + label(edge.lines()) + "\"|";
      text.append("  n").append(edge.from()).append(" -->").append(label).append(" n").append(edge.to()).append('\n');
    }
    appendClass(text, drawing, "output", "stroke-width:3px", Vertex::isOutput);
    appendClass(text, drawing, "derivative", "stroke-dasharray:4 3", vertex -> vertex.kind() == Kind.DERIVATIVE);
    return text.toString();
  }

  private static void appendClass(
      StringBuilder text, Drawing drawing, String name, String style, Predicate<Vertex> isMember) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < drawing.vertices().size(); i++) {
      if (isMember.test(drawing.vertices().get(i))) {
        members.add("n" + i);
      }
    }
    if (!members.isEmpty()) {
      text.append("  classDef ").append(name).append(' ').append(style).append('\n');
      text.append("  class ").append(String.join(",", members)).append(' ').append(name).append('\n');
    }
  }

  private static String label(List<Line> lines) {
    return lines.stream().map(line -> escape(line.text())).collect(Collectors.joining("<br/>"));
  }

  /**
   * Characters that could be syntax, that of Markdown or HTML included, as entities. A full stop, plus or minus before a
   * digit is part of a number; elsewhere it may begin a list.
   */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      boolean isNumber = ".+-".indexOf(c) >= 0 && i + 1 < characters.length && Character.isDigit(characters[i + 1]);
      if (Character.isLetterOrDigit(c) || " ,[](\u2190".indexOf(c) >= 0 || isNumber) {
        escaped.appendCodePoint(c);
      } else {
        escaped.append('#').append(c).append(';').append(c == '\\' ? NOTHING : "");
      }
    }
    return escaped.toString();
  }
}
