package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * One number for the bits of the value and of each gradient of a graph of many operations, the same in every run of the
 * tests: whatever the provider, the vector width, the CPU and the JVM. The numbers stand in a resource beside this class;
 * where a formula is changed on purpose, the failure prints the new ones.
 */
class FingerprintTest {

  private static Variable variable(ElementType type, String name, int... dims) {
    Shape shape = Shape.of(dims);
    double scale = 1 / Math.sqrt(Math.max(1, shape.rank() == 0 ? 1 : shape.dim(0)));
    return Variable.of(name, Domain.range(-scale, scale).tensor(type, shape, name.hashCode()));
  }

  private static void graph(ElementType type, TreeMap<String, String> numbers) {
    Variable images = variable(type, "images", 3, 13, 11, 2);
    Variable filters = variable(type, "filters", 3, 3, 2, 5);
    Variable w = variable(type, "w", 150, 67);
    Variable bias = variable(type, "bias", 67);
    Variable gamma = variable(type, "gamma", 67);
    Variable table = variable(type, "table", 19, 67);
    Variable head = variable(type, "head", 67, 10);
    Node conv = images.conv2d(filters, 2, 1).gelu().maxPool(2, 1).reshape(3, -1);
    Node hidden = Node.concat(1, conv, conv.tanh()).slice(new int[]{0, 3}, 3, 150).linearRelu(w, bias);
    Node embedded = table.gather(Cases.indices(table, 3, 18, 3));
    Node mixed = hidden.add(embedded.softplus()).layerNorm(gamma, bias, 1e-3);
    Node attention = mixed.matmul(mixed.transpose()).mul(0.1).softmax().matmul(mixed);
    Node squeezed =
        attention.silu().sub(attention.variance(true, 0).add(0.1).log()).hypot(gamma.exp()).div(gamma.add(2));
    Node loss = squeezed.matmul(head).softmaxCrossEntropy(Cases.indices(head, 4, 0, 9)).mean()
        .add(attention.norm(1).pow(1.5).logSumExp())
        .add(Node.where(mixed.greater(0), mixed.sigmoid(), mixed.erf()).sum());
    List<Variable> variables = List.of(images, filters, w, bias, gamma, table, head);
    Gradients gradients = Autodiff.grad(loss, variables.toArray(Node[]::new));
    List<Node> outputs = new java.util.ArrayList<>(gradients.nodes());
    outputs.add(loss);
    Tensor[] values = variables.stream().map(Node::value).toArray(Tensor[]::new);
    Tensor[] results = outputs.stream().map(node -> Tensor.zeros(type, node.shape())).toArray(Tensor[]::new);
    try (Parallelism two = Parallelism.of(2)) {
      Program.of(variables, outputs).run(values, results, two);
    }
    for (int q = 0; q < results.length; q++) {
      String name = q < variables.size() ? variables.get(q).name() : "loss";
      int bits = type == ElementType.FLOAT
          ? Arrays.hashCode(results[q].toFloatArray())
          : Arrays.hashCode(results[q].toDoubleArray());
      numbers.put(type + "." + name, Integer.toHexString(bits));
    }
  }

  @Test
  void areTheSameEverywhere() throws IOException {
    TreeMap<String, String> actual = new TreeMap<>();
    for (ElementType type : ElementType.values()) {
      graph(type, actual);
    }
    Properties numbers = new Properties();
    try (InputStream in = FingerprintTest.class.getResourceAsStream("fingerprints.properties")) {
      numbers.load(in);
    }
    TreeMap<String, String> expected = new TreeMap<>();
    numbers.forEach((name, number) -> expected.put((String) name, (String) number));
    assertEquals(expected, actual);
  }
}
