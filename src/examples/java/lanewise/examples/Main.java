package lanewise.examples;

import java.io.IOException;
import java.nio.file.Path;
import lanewise.Lanewise;

/** Runs the examples one after the other. */
final class Main {

  private Main() {}

  /**
   * @param args the folder that the pictures are written to
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    System.out.println("Lanewise: " + Lanewise.describe());
    LogisticRegression.train(System.out, folder.resolve("logistic-regression.png"));
    Mlp.train(System.out, folder.resolve("mlp.png"));
  }
}
