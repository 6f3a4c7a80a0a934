package lanewise.pictures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.autodiff.Drawing;
import lanewise.autodiff.Drawing.Edge;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.Drawing.Vertex;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/** A drawing as one SVG file that needs nothing else: a title, boxes, arrows and labels, in light and dark. */
public final class Svg {

  private static final int CORNER = 8;
  private static final int HEAD = 52;

  /** From the middle of a line of text down to its baseline. */
  private static final double BASELINE = 4.5;

  private static final String STYLE = """
      svg { background: #ffffff }
      text { font: %dpx ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #1f2328 }
      .paper, .gap { fill: #ffffff }
      .title { font-size: 16px; font-weight: bold }
      .note, .detail, .shape { fill: #59636e }
      .name { font-weight: bold }
      .value { fill: #116329 }
      .gradient { fill: #a40e26 }
      .box { fill: #f6f8fa; stroke: #818b98; stroke-width: 1.2 }
      .variable { fill: #ddf4ff; stroke: #0969da }
      .constant { fill: #fff8c5; stroke: #9a6700 }
      .derivative { stroke-dasharray: 5 3 }
      .output { stroke-width: 3 }
      .edge { fill: none; stroke: #59636e; stroke-width: 1.4 }
      .arrow { fill: #59636e }
      @media (prefers-color-scheme: dark) {
        svg { background: #0d1117 }
        text { fill: #f0f6fc }
        .paper, .gap { fill: #0d1117 }
        .note, .detail, .shape { fill: #9198a1 }
        .value { fill: #7ee787 }
        .gradient { fill: #ff9492 }
        .box { fill: #1c232c; stroke: #656c76 }
        .variable { fill: #11253f; stroke: #4493f8 }
        .constant { fill: #2f2a17; stroke: #d29922 }
        .edge { stroke: #9198a1 }
        .arrow { fill: #9198a1 }
      }
      """.replace("%d", Integer.toString(Layout.FONT));

  private final StringBuilder svg = new StringBuilder();

  private Svg() {}

  /**
   * Draws a picture.
   *
   * @param drawing what to draw
   * @param title the line at the top
   * @param note the line below it
   * @return an SVG file
   */
  public static String of(Drawing drawing, String title, String note) {
    return new Svg().draw(drawing, new Layout(drawing), title, note);
  }

  private String draw(Drawing drawing, Layout layout, String title, String note) {
    // The title is larger than the rest by a quarter.
    double text = Layout.CHARACTER * Math.max(title.length() * 1.25, note.length()) + 2 * Layout.MARGIN;
    String width = number(Math.max(layout.width(), text));
    String height = number(layout.height() + HEAD);
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title\""
            + " width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">",
        width, height, width, height);
    line("<title id=\"title\">%s</title>", escape(title));
    line("<style>%n%s</style>".replace("%n", "\n"), STYLE);
    line(
        "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\""
            + " orient=\"auto\"><path class=\"arrow\" d=\"M0,0 L10,5 L0,10 z\"/></marker></defs>");
    line("<rect class=\"paper\" width=\"%s\" height=\"%s\"/>", width, height);
    line("<text class=\"title\" x=\"%d\" y=\"30\">%s</text>", Layout.MARGIN, escape(title));
    line("<text class=\"note\" x=\"%d\" y=\"52\">%s</text>", Layout.MARGIN, escape(note));
    line("<g transform=\"translate(0,%d)\">", HEAD);
    for (int i = 0; i < drawing.edges().size(); i++) {
      edge(layout.line(i).getSections().getFirst());
    }
    for (int i = 0; i < drawing.edges().size(); i++) {
      Edge edge = drawing.edges().get(i);
      for (ElkLabel label : layout.line(i).getLabels()) {
        label(edge, label);
      }
    }
    for (int i = 0; i < drawing.vertices().size(); i++) {
      vertex(drawing.vertices().get(i), layout.box(i));
    }
    line("</g>");
    line("</svg>");
    return svg.toString();
  }

  private void line(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void edge(ElkEdgeSection section) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[]{section.getStartX(), section.getStartY()});
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new double[]{bend.getX(), bend.getY()});
    }
    points.add(new double[]{section.getEndX(), section.getEndY()});
    StringBuilder path = new StringBuilder("M").append(point(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      double[] corner = points.get(i);
      path.append(" L").append(point(before(corner, points.get(i - 1))));
      path.append(" Q").append(point(corner)).append(' ').append(point(before(corner, points.get(i + 1))));
    }
    path.append(" L").append(point(points.getLast()));
    line("<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"%s\"/>", path);
  }

  /** The point of the line between a corner and another point at which the rounding of the corner begins. */
  private static double[] before(double[] corner, double[] other) {
    double dx = other[0] - corner[0];
    double dy = other[1] - corner[1];
    double length = Math.sqrt(dx * dx + dy * dy);
    double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return new double[]{corner[0] + part * dx, corner[1] + part * dy};
  }

  private void label(Edge edge, ElkLabel label) {
    line(
        "<rect class=\"gap\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>", number(label.getX()),
        number(label.getY()), number(label.getWidth()), number(label.getHeight()));
    lines(edge.lines(), label.getX() + label.getWidth() / 2, label.getY());
  }

  private void vertex(Vertex vertex, ElkNode box) {
    String kind = vertex.kind().name().toLowerCase(Locale.ROOT);
    line(
        "<rect class=\"box %s%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>", kind,
        vertex.isOutput() ? " output" : "", number(box.getX()), number(box.getY()), number(box.getWidth()),
        number(box.getHeight()));
    double text = Layout.LINE * vertex.lines().size();
    lines(vertex.lines(), box.getX() + box.getWidth() / 2, box.getY() + (box.getHeight() - text) / 2);
  }

  /** Lines of text below one another, each in the middle: rows of numbers have one length, so their columns stay aligned. */
  private void lines(List<Line> lines, double middle, double top) {
    double y = top + Layout.LINE / 2.0 + BASELINE;
    for (Line text : lines) {
      line(
          "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>",
          text.role().name().toLowerCase(Locale.ROOT), number(middle), number(y), escape(text.text()));
      y += Layout.LINE;
    }
  }

  private static String point(double[] point) {
    return number(point[0]) + "," + number(point[1]);
  }

  private static String number(double x) {
    return BigDecimal.valueOf(x).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
