package lanewise.autodiff;

import java.util.List;

/**
 * What a picture of a graph shows, without saying how: for those who draw it in a way of their own.
 *
 * @param vertices one for each node, in the order of the graph
 * @param edges from each input of a node to the node, in the order of the nodes and of their inputs
 */
public record Drawing(List<Vertex> vertices, List<Edge> edges) {

  /** What a node is. */
  public enum Kind {
    /** A variable. */
    VARIABLE,

    /** A constant. */
    CONSTANT,

    /** An operation on other nodes. */
    OPERATION,

    /** An operation that the derivative of another one made. */
    DERIVATIVE
  }

  /** What a line of text says. */
  public enum Role {
    /** The name of a variable, the number that a constant is, or an operation. */
    NAME,

    /** What the name leaves out. */
    DETAIL,

    /** The shape. */
    SHAPE,

    /** The value, or a row of it. */
    VALUE,

    /** What flows back, or a row of it. */
    GRADIENT
  }

  /**
   * A line of text, without line breaks or other control characters.
   *
   * @param role what it says
   * @param text the characters; columns of numbers are aligned by spaces
   */
  public record Line(Role role, String text) {}

  /**
   * A node.
   *
   * @param kind what it is
   * @param isOutput whether the graph was made of it
   * @param lines what is written on it
   */
  public record Vertex(Kind kind, boolean isOutput, List<Line> lines) {}

  /**
   * An edge.
   *
   * @param from the number of the input among the vertices
   * @param to the number of the node that is computed from it
   * @param lines what is written on it; empty if nothing flows back or gradients are not shown
   */
  public record Edge(int from, int to, List<Line> lines) {}
}
