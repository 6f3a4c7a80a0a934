package lanewise.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.autodiff.Drawing.Edge;
import lanewise.autodiff.Drawing.Kind;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.Drawing.Role;
import lanewise.autodiff.Drawing.Vertex;
import lanewise.internal.Check;
import lanewise.tensor.Tensor;

/**
 * A picture of a graph: as text for Mermaid or Graphviz, or as a {@link Drawing} for other tools. It shows operations and
 * shapes, and on demand values and what flows back along the edges. The same graph gives the same text.
 *
 * <pre>{@code
 * Node f = x.add(y).mul(z);
 * String text = GraphPicture.of(f).withValues().withGradients(x, y, z).mermaid();
 * }</pre>
 */
public final class GraphPicture {

  private static final int FEW = 12;
  private static final int NO_VALUES = -1;

  /** An arrow against the edges, which lead to the right. */
  private static final String BACK = "\u2190 ";

  private final Graph graph;
  private final int largest;
  private final List<? extends Node> wrt;

  private GraphPicture(Graph graph, int largest, List<? extends Node> wrt) {
    this.graph = graph;
    this.largest = largest;
    this.wrt = wrt;
  }

  /**
   * A picture of operations and shapes.
   *
   * @param outputs the nodes to show, with all that they are computed from
   * @return a picture without values and gradients
   */
  public static GraphPicture of(Node... outputs) {
    return of(Graph.of(outputs));
  }

  /**
   * A picture of operations and shapes.
   *
   * @param graph the graph to show
   * @return a picture without values and gradients
   */
  public static GraphPicture of(Graph graph) {
    Check.notNull("graph", graph);
    return new GraphPicture(graph, NO_VALUES, List.of());
  }

  /**
   * The same picture with the values of at most twelve elements.
   *
   * @return a new picture
   */
  public GraphPicture withValues() {
    return withValues(FEW);
  }

  /**
   * The same picture with values, of nodes and of what flows back, rounded to four digits. They are computed when the
   * picture is exported, all in one pass.
   *
   * @param largest the most elements that a tensor may have to be shown
   * @return a new picture
   */
  public GraphPicture withValues(int largest) {
    return new GraphPicture(graph, largest, wrt);
  }

  /**
   * The same picture with what flows back along each edge when the output is differentiated: its shape or, in a picture
   * with values, its value. A picture with values also shows in a vertex what flows back to it in all, where that is not
   * what one edge says.
   *
   * @param wrt the nodes to differentiate by; none means all variables
   * @return a new picture
   * @throws IllegalArgumentException if the graph has several outputs, or one that has more than one element
   */
  public GraphPicture withGradients(Node... wrt) {
    Check.notNull("wrt", wrt);
    if (graph.outputs().size() != 1) {
      throw new IllegalArgumentException(
          "a picture with gradients shows those of one output, but the graph has " + graph.outputs().size());
    }
    Autodiff.requireScalar(graph.outputs().getFirst());
    return new GraphPicture(graph, largest,
        wrt.length == 0 ? graph.variables() : Graph.listed("wrt", Arrays.asList(wrt)));
  }

  /**
   * The picture as a Mermaid flowchart.
   *
   * @return lines of text
   * @throws IllegalStateException if the value of a variable that has none is to be shown
   */
  public String mermaid() {
    return Mermaid.text(drawing());
  }

  /**
   * The picture in the DOT language of Graphviz.
   *
   * @return lines of text
   * @throws IllegalStateException if the value of a variable that has none is to be shown
   */
  public String dot() {
    return Dot.text(drawing());
  }

  /**
   * What the picture shows.
   *
   * @return the vertices and edges
   * @throws IllegalStateException if the value of a variable that has none is to be shown
   */
  public Drawing drawing() {
    Backflow back = new Backflow();
    Map<Node, Tensor> values = values(back);
    Map<Node, Integer> numbers = new HashMap<>();
    List<Vertex> vertices = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Node node : graph.nodes()) {
      int number = vertices.size();
      numbers.put(node, number);
      List<Line> lines = describe(node);
      if (!isNumber(node)) {
        addLines(lines, Role.VALUE, "", values.get(node));
      }
      if (back.isSum(node)) {
        addLines(lines, Role.GRADIENT, BACK, values.get(back.sums.get(node)));
      }
      vertices.add(new Vertex(kind(node), graph.outputs().contains(node), List.copyOf(lines)));
      for (int i = 0; i < node.inputCount(); i++) {
        edges.add(new Edge(numbers.get(node.input(i)), number, label(back.part(node, i), values)));
      }
    }
    return new Drawing(List.copyOf(vertices), List.copyOf(edges));
  }

  /** What flows back, all of it as nodes. */
  private final class Backflow implements Sweep.Observer {

    private final Map<Node, Node[]> parts = new HashMap<>();
    private final Map<Node, Node> sums = new HashMap<>();
    private final Set<Node> joined = new LinkedHashSet<>();

    Backflow() {
      if (!wrt.isEmpty()) {
        Node y = graph.outputs().getFirst();
        Node one = Autodiff.one(y);
        sums.put(y, one);
        joined.add(y);
        Sweep.reverse(y, one, wrt, this);
      }
    }

    @Override
    public void flows(Node node, int index, Node part) {
      Node input = node.input(index);
      Node whole = Broadcast.to(part, input.shape());
      parts.computeIfAbsent(node, key -> new Node[key.inputCount()])[index] = whole;
      Node before = sums.get(input);
      if (before != null) {
        joined.add(input);
      }
      sums.put(input, before == null ? whole : before.add(whole));
    }

    /** What flows from the node to one of its inputs; null if nothing does. */
    Node part(Node node, int index) {
      Node[] all = parts.get(node);
      return all == null ? null : all[index];
    }

    /** Whether what flows back to the node is not what one edge says. */
    boolean isSum(Node node) {
      return joined.contains(node);
    }
  }

  /** The values to be shown of nodes and of what flows back. */
  private Map<Node, Tensor> values(Backflow back) {
    Set<Node> wanted = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      want(node, wanted);
      want(back.isSum(node) ? back.sums.get(node) : null, wanted);
      for (int i = 0; i < node.inputCount(); i++) {
        want(back.part(node, i), wanted);
      }
    }
    Map<Node, Tensor> values = new HashMap<>();
    if (!wanted.isEmpty()) {
      Tensor[] results = Program.of(List.of(), List.copyOf(wanted)).run();
      for (Node node : wanted) {
        values.put(node, results[values.size()]);
      }
    }
    return values;
  }

  private void want(Node node, Set<Node> wanted) {
    if (node != null && node.shape().size() <= largest) {
      wanted.add(node);
    }
  }

  /** Whether the name of the node is its value. */
  private static boolean isNumber(Node node) {
    return kind(node) == Kind.CONSTANT && node.shape().rank() == 0;
  }

  private static Kind kind(Node node) {
    if (node.inputCount() == 0) {
      return node instanceof Variable ? Kind.VARIABLE : Kind.CONSTANT;
    }
    return node.cause() == null ? Kind.OPERATION : Kind.DERIVATIVE;
  }

  /** What can be said without a value. A constant that is a number is that number. */
  private static List<Line> describe(Node node) {
    List<Line> lines = new ArrayList<>();
    if (isNumber(node)) {
      lines.add(new Line(Role.NAME, TensorText.exact(node.known().item(), node.type())));
      return lines;
    }
    lines.add(new Line(Role.NAME, oneLine(node.toString())));
    String detail = node.operation().detail();
    if (!detail.isEmpty()) {
      lines.add(new Line(Role.DETAIL, oneLine(detail)));
    }
    lines.add(new Line(Role.SHAPE, node.shape().toString()));
    return lines;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
  }

  private static List<Line> label(Node part, Map<Node, Tensor> values) {
    List<Line> lines = new ArrayList<>();
    if (part != null && values.containsKey(part)) {
      addLines(lines, Role.GRADIENT, BACK, values.get(part));
    } else if (part != null) {
      lines.add(new Line(Role.GRADIENT, BACK + part.shape()));
    }
    return List.copyOf(lines);
  }

  /** The rows of a value, if there is one, after a prefix that later rows leave free. */
  private static void addLines(List<Line> lines, Role role, String prefix, Tensor value) {
    if (value != null) {
      String before = prefix;
      for (String row : TensorText.rows(value)) {
        lines.add(new Line(role, before + row));
        before = " ".repeat(prefix.length());
      }
    }
  }
}
