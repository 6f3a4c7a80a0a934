package lanewise.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.Parallelism;
import lanewise.autodiff.Node;
import lanewise.autodiff.Operation;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * The identity; but the first process that computes it after the file was made deletes the file and ends at once, as if
 * killed.
 */
record TestFuse(String file) implements Operation {

  @Override
  public String name() {
    return "fuse";
  }

  @Override
  public Shape shape(Shape... inputs) {
    return inputs[0];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    try {
      if (Files.deleteIfExists(Path.of(file))) {
        Runtime.getRuntime().halt(137);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.assign(inputs[0]);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{dy};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0];
  }
}
