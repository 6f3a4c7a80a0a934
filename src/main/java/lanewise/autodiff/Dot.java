package lanewise.autodiff;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.autodiff.Drawing.Edge;
import lanewise.autodiff.Drawing.Kind;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.Drawing.Vertex;

/** A drawing in the DOT language of Graphviz. */
final class Dot {

  private static final Map<Kind, String> LOOKS = Map.of(
      Kind.VARIABLE, ", shape=ellipse", Kind.CONSTANT, ", style=solid", Kind.OPERATION, "",
      Kind.DERIVATIVE, ", style=\"rounded,dashed\"");

  private Dot() {}

  static String text(Drawing drawing) {
    StringBuilder text = new StringBuilder("""
        digraph {
          rankdir=LR;
          node [shape=box, style=rounded, fontname="monospace"];
          edge [fontname="monospace"];
        """);
    int number = 0;
    for (Vertex vertex : drawing.vertices()) {
      text.append("  n").append(number++).append(" [label=").append(label(vertex.lines()));
      text.append(LOOKS.get(vertex.kind()));
      text.append(vertex.isOutput() ? ", penwidth=3];\n" : "];\n");
    }
    for (Edge edge : drawing.edges()) {
      text.append("  n").append(edge.from()).append(" -> n").append(edge.to());
      text.append(edge.lines().isEmpty() ? "" : " [label=" + label(edge.lines()) + "]").append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static String label(List<Line> lines) {
    return lines.stream().map(line -> escape(line.text())).collect(Collectors.joining("\\n", "\"", "\""));
  }

  /** Graphviz reads HTML entities in labels. */
  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }
}
