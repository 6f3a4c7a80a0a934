package lanewise.pictures;

import java.util.ArrayList;
import java.util.List;
import lanewise.autodiff.Drawing;
import lanewise.autodiff.Drawing.Edge;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.Drawing.Vertex;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Where the boxes, edges and labels of a drawing lie: in layers from left to right, the inputs of a node in order. */
final class Layout {

  /** The advance of a character, wide enough for every common monospaced font of {@link #FONT} pixels. */
  static final double CHARACTER = 8;
  static final int FONT = 13;
  static final int LINE = 18;
  static final int MARGIN = 20;

  private static final int PADDING = 12;
  private static final int GAP = 3;

  private final ElkNode root = ElkGraphUtil.createGraph();

  /**
   * Lays out a drawing.
   *
   * @param drawing what to lay out
   */
  Layout(Drawing drawing) {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 32.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    List<ElkNode> nodes = new ArrayList<>();
    List<ElkPort> outs = new ArrayList<>();
    for (Vertex vertex : drawing.vertices()) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(width(vertex.lines()) + 2 * PADDING, LINE * vertex.lines().size() + PADDING);
      node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_ORDER);
      nodes.add(node);
      outs.add(port(node, PortSide.EAST, 0));
    }
    for (Edge edge : drawing.edges()) {
      ElkNode to = nodes.get(edge.to());
      // Ports are counted clockwise: on the left side the last one is the highest.
      ElkPort in = port(to, PortSide.WEST, -to.getPorts().size());
      ElkEdge line = ElkGraphUtil.createSimpleEdge(outs.get(edge.from()), in);
      if (!edge.lines().isEmpty()) {
        // Any text: a label without one is left out.
        ElkLabel label = ElkGraphUtil.createLabel("gradient", line);
        label.setDimensions(width(edge.lines()) + 2 * GAP, LINE * edge.lines().size());
        label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
      }
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
  }

  private static ElkPort port(ElkNode node, PortSide side, int index) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(LayeredOptions.PORT_SIDE, side);
    port.setProperty(LayeredOptions.PORT_INDEX, index);
    return port;
  }

  private static double width(List<Line> lines) {
    return CHARACTER * lines.stream().mapToInt(line -> line.text().codePointCount(0, line.text().length())).max()
        .orElse(0);
  }

  /**
   * The width of it all.
   *
   * @return in pixels
   */
  double width() {
    return root.getWidth();
  }

  /**
   * The height of it all.
   *
   * @return in pixels
   */
  double height() {
    return root.getHeight();
  }

  /**
   * The box of a vertex.
   *
   * @param index the number of the vertex in the drawing
   * @return the box
   */
  ElkNode box(int index) {
    return root.getChildren().get(index);
  }

  /**
   * The line of an edge, with its label.
   *
   * @param index the number of the edge in the drawing
   * @return the line
   */
  ElkEdge line(int index) {
    return root.getContainedEdges().get(index);
  }
}
