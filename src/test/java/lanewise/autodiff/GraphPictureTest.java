package lanewise.autodiff;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.autodiff.Drawing.Edge;
import lanewise.autodiff.Drawing.Kind;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.Drawing.Role;
import lanewise.autodiff.Drawing.Vertex;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures as text. Values only have to get there, so one run for all providers is enough. */
@Tag("once")
class GraphPictureTest {

  private final Variable x = Variable.of("x", Tensor.scalar(-2f));
  private final Variable y = Variable.of("y", Tensor.scalar(5f));
  private final Variable z = Variable.of("z", Tensor.scalar(-4f));
  private final Node f = x.add(y).mul(z);

  /** What is written on each vertex, then on each edge. */
  private static String written(GraphPicture picture) {
    Drawing drawing = picture.drawing();
    StringBuilder text = new StringBuilder();
    for (Vertex vertex : drawing.vertices()) {
      text.append(joined(vertex.lines())).append('\n');
    }
    for (Edge edge : drawing.edges()) {
      text.append(edge.from()).append('>').append(edge.to()).append(' ').append(joined(edge.lines())).append('\n');
    }
    return text.toString();
  }

  private static String joined(List<Line> lines) {
    return String.join("|", lines.stream().map(Line::text).toList());
  }

  @Test
  void mermaidOfShapes() {
    Variable w = Variable.of("W", ElementType.FLOAT, Shape.of(3, 2));
    Variable v = Variable.of("v", ElementType.FLOAT, Shape.of(3, 4));
    Node out = w.transpose().matmul(v).mul(0.5).sum(1);
    assertEquals(
        """
            flowchart LR
              n0(["W<br/>3x2"])
              n1(["v<br/>3x4"])
              n2("matmul<br/>A#94;T B<br/>2x4")
              n3["0.5"]
              n4("mul<br/>2x4")
              n5("sum<br/>axes [1]<br/>2")
              n0 --> n2
              n1 --> n2
              n2 --> n4
              n3 --> n4
              n4 --> n5
              classDef output stroke-width:3px
              class n5 output
            """,
        GraphPicture.of(out).mermaid());
  }

  @Test
  void mermaidWithValuesAndGradients() {
    assertEquals(
        """
            flowchart LR
              n0(["x<br/>scalar<br/>-2"])
              n1(["y<br/>scalar<br/>5"])
              n2(["z<br/>scalar<br/>-4"])
              n3("add<br/>scalar<br/>3")
              n4("mul<br/>scalar<br/>-12<br/>\u2190 1")
              n0 -->|"\u2190 -4"| n3
              n1 -->|"\u2190 -4"| n3
              n3 -->|"\u2190 -4"| n4
              n2 -->|"\u2190 3"| n4
              classDef output stroke-width:3px
              class n4 output
            """,
        GraphPicture.of(f).withValues().withGradients().mermaid());
  }

  @Test
  void dotWithValuesAndGradients() {
    assertEquals(
        """
            digraph {
              rankdir=LR;
              node [shape=box, style=rounded, fontname="monospace"];
              edge [fontname="monospace"];
              n0 [label="x\\nscalar\\n-2", shape=ellipse];
              n1 [label="2.5", style=solid];
              n2 [label="mul\\nscalar\\n-5\\n\u2190 1", penwidth=3];
              n0 -> n2 [label="\u2190 2.5"];
              n1 -> n2;
            }
            """,
        GraphPicture.of(x.mul(2.5)).withGradients().withValues().dot());
  }

  @Test
  void sameGraphSameText() {
    GraphPicture picture = GraphPicture.of(f).withValues().withGradients();
    assertEquals(picture.mermaid(), picture.mermaid());
    assertEquals(picture.dot(), GraphPicture.of(Graph.of(f)).withGradients(x, y, z).withValues().dot());
  }

  @Test
  void namesCannotBreakTheSyntax() {
    String name = "a \"b\" <i>&amp; #35; `c` [1] {2} |3| \\nabla\n\u2028\u0085*d* _e_ 1. 2) - ;";
    GraphPicture picture = GraphPicture.of(Variable.of(name, Tensor.scalar(0f)));
    assertEquals(
        "  n0([\"a #34;b#34; #60;i#62;#38;amp#59; #35;35#59; #96;c#96; [1] #123;2#125; #124;3#124; "
            + "#92;#8288;nabla   #42;d#42; #95;e#95; 1#46; 2#41; #45; #59;<br/>scalar\"])",
        picture.mermaid().lines().toList().get(1));
    assertEquals(
        "  n0 [label=\"a \\\"b\\\" <i>&amp;amp; #35; `c` [1] {2} |3| \\\\nabla   *d* _e_ 1. 2) - ;\\nscalar\", "
            + "shape=ellipse, penwidth=3];",
        picture.dot().lines().toList().get(4));
  }

  @Test
  void fanOutAddsWhatFlowsBack() {
    Variable v = Variable.of("v", Tensor.of(new float[]{1, 2, 3}, 3));
    assertEquals(
        """
            v|3|[1 2 3]|\u2190 [2 4 6]
            mul|3|[1 4 9]
            sum|all axes|scalar|14|\u2190 1
            0>1 \u2190 [1 2 3]
            0>1 \u2190 [1 2 3]
            1>2 \u2190 [1 1 1]
            """,
        written(GraphPicture.of(v.mul(v).sum()).withValues().withGradients()));
  }

  @Test
  void whatBroadcastsIsShownWhole() {
    Variable bias = Variable.of("b", Tensor.of(new double[]{1, 2}, 2));
    Variable rows = Variable.of("X", Tensor.of(new double[]{10, -20, 0.125, 1e-9}, 2, 2));
    assertEquals(
        """
            b|2|[1 2]
            X|2x2|[   10   -20]|[0.125  1E-9]
            add|2x2|[   11   -18]|[1.125     2]
            mean|all axes|scalar|-0.9687|\u2190 1
            1>2 \u2190 [0.25 0.25]|  [0.25 0.25]
            0>2 \u2190 [0.5 0.5]
            2>3 \u2190 [0.25 0.25]|  [0.25 0.25]
            """,
        written(GraphPicture.of(rows.add(bias).mean()).withValues().withGradients()));
  }

  @Test
  void gradientsWithoutValuesAreShapes() {
    Variable w = Variable.of("W", ElementType.FLOAT, Shape.of(2, 3));
    Variable v = Variable.of("v", ElementType.FLOAT, Shape.of(3, 1));
    assertEquals(
        """
            W|2x3
            v|3x1
            matmul|2x1
            square|2x1
            sum|all axes|scalar
            0>2 \u2190 2x3
            1>2\s
            2>3 \u2190 2x1
            3>4 \u2190 2x1
            """,
        written(GraphPicture.of(w.matmul(v).square().sum()).withGradients(w)));
  }

  @Test
  void nothingFlowsThroughStopGradient() {
    assertEquals(
        """
            x|scalar|-2
            stopGradient|scalar|-2
            mul|scalar|4|\u2190 1
            0>1\s
            0>2 \u2190 -2
            1>2 \u2190 -2
            """,
        written(GraphPicture.of(x.mul(x.stopGradient())).withValues().withGradients()));
  }

  @Test
  void largeTensorsAreShapes() {
    Variable v = Variable.of("v", Tensor.of(new float[13], 13));
    GraphPicture picture = GraphPicture.of(v.sum()).withGradients();
    assertEquals(
        "v|13\nsum|all axes|scalar|0|\u2190 1\n0>1 \u2190 13\n", written(picture.withValues()));
    assertTrue(written(picture.withValues(13)).startsWith("v|13|[0 0 0 0 0 0 0 0 0 0 0 0 0]\n"));
  }

  @Test
  void numbersAreShort() {
    double[] numbers = {
      1.0 / 3, -123456, 12345.6, 0.00012345, 0.000012, 0.00000012, 1e300, -0.0, Double.NaN, Double.NEGATIVE_INFINITY
    };
    String[] expected =
        {"0.3333", "-1.235E+5", "12350", "0.0001235", "0.000012", "1.2E-7", "1E+300", "-0", "NaN", "-Infinity"};
    for (int i = 0; i < numbers.length; i++) {
      Variable number = Variable.of("n", Tensor.scalar(numbers[i]));
      assertEquals("n|scalar|" + expected[i] + "\n", written(GraphPicture.of(number).withValues()));
    }
    Variable tenth = Variable.of("n", Tensor.scalar(0.1f));
    assertEquals("n|scalar|0.1\n", written(GraphPicture.of(tenth).withValues()));
  }

  @Test
  void constantsThatAreNumbersAreExact() {
    assertEquals("0.123456789\n", written(GraphPicture.of(Node.constant(Tensor.scalar(0.123456789)))));
    assertEquals("1E-7\n", written(GraphPicture.of(Node.constant(Tensor.scalar(1e-7f))).withValues()));
    Variable x = Variable.of("x", ElementType.DOUBLE, Shape.SCALAR);
    assertEquals(
        "x|scalar\n1\ndiv|scalar\n1>2 \n0>2 \n", written(GraphPicture.of(Autodiff.grad(x.log(), x).of(x))));
    Node ones = Node.constant(Tensor.of(new float[]{1, 1}, 2, 1));
    assertEquals("constant|2x1\n", written(GraphPicture.of(ones)));
    assertEquals("constant|2x1|[1]|[1]\n", written(GraphPicture.of(ones).withValues()));
  }

  @Test
  void anyRankAndSize() {
    Variable cube = Variable.of("c", Tensor.of(new float[]{1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2));
    assertEquals("c|2x2x2|[1 2]|[3 4]|[5 6]|[7 8]\n", written(GraphPicture.of(cube).withValues()));
    Variable empty = Variable.of("e", Tensor.of(new float[0], 2, 0));
    assertEquals("e|2x0|[]\n", written(GraphPicture.of(empty).withValues()));
  }

  @Test
  void gradientsAreThoseOfGrad() {
    Gradients gradients = Autodiff.grad(f, x, y, z);
    Drawing drawing = GraphPicture.of(f).withValues().withGradients(x, y, z).drawing();
    for (Variable variable : List.of(x, y, z)) {
      int number = Graph.of(f).nodes().indexOf(variable);
      Edge edge = drawing.edges().stream().filter(e -> e.from() == number).findFirst().orElseThrow();
      Line label = edge.lines().getFirst();
      assertEquals(gradients.of(variable).value().item(), Double.parseDouble(label.text().substring(2)));
      assertEquals(Role.GRADIENT, label.role());
    }
  }

  @Test
  void derivativesLookDifferent() {
    Node square = x.square();
    GraphPicture picture = GraphPicture.of(Autodiff.grad(square.mul(3), x).of(x));
    List<Vertex> vertices = picture.drawing().vertices();
    assertEquals(Kind.VARIABLE, vertices.getFirst().kind());
    assertEquals(Kind.DERIVATIVE, vertices.getLast().kind());
    assertTrue(vertices.getLast().isOutput());
    assertFalse(vertices.getFirst().isOutput());
    int last = vertices.size() - 1;
    assertTrue(picture.mermaid().contains("  class n" + last + " output\n  classDef derivative "));
    assertTrue(picture.dot().contains("style=\"rounded,dashed\", penwidth=3];"));
  }

  @Test
  void theGraphIsLeftAsItWas() {
    Node once = x.mul(x);
    Node cause = once.cause();
    List<Node> before = Graph.of(once).nodes();
    GraphPicture.of(once).withValues().withGradients().drawing();
    assertEquals(before, Graph.of(once).nodes());
    assertEquals(cause, once.cause());
  }

  @Test
  void refusesGradientsOfWhatIsNotOneNumber() {
    Node vector = Variable.of("v", Tensor.of(new float[3], 3)).neg();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> GraphPicture.of(vector).withGradients()).getMessage()
            .contains("has shape 3, but a gradient is that of one number"));
    refused(
        "a picture with gradients shows those of one output, but the graph has 2",
        () -> GraphPicture.of(f, x).withGradients());
  }

  @Test
  void valuesNeedVariablesThatHaveSome() {
    Node open = Variable.of("open", ElementType.FLOAT, Shape.of(2)).neg();
    assertTrue(
        assertThrows(IllegalStateException.class, () -> GraphPicture.of(open).withValues().dot()).getMessage()
            .startsWith("variable open has no value"));
    assertEquals("open|2\nneg|2\n0>1 \n", written(GraphPicture.of(open)));
  }
}
