package lanewise.examples;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples, run to their end. */
@Tag("once")
class ExamplesTest {

  private interface Example {
    Score train(PrintStream out, Path picture) throws IOException;
  }

  /** Returns what was printed. */
  private static String check(Example example, double accuracy, Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Path picture = folder.resolve("made").resolve("curve.png");
    Score score = example.train(new PrintStream(bytes, true, StandardCharsets.UTF_8), picture);
    assertTrue(score.accuracy() >= accuracy, score.toString());

    String printed = bytes.toString(StandardCharsets.UTF_8);
    String last = String.format(Locale.ROOT, "%.1f %%", 100 * score.accuracy());
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("   50") && line.contains(last)), printed);
    assertTrue(printed.contains("loss curve: " + picture), printed);
    BufferedImage image = ImageIO.read(picture.toFile());
    assertEquals(1200, image.getWidth());
    return printed;
  }

  private static String withoutTimes(String printed) {
    return printed.lines().map(line -> line.replaceFirst(" +[0-9.]+ s$", "")).collect(joining("\n"));
  }

  @Test
  void logisticRegressionLearns(@TempDir Path folder) throws IOException {
    check(LogisticRegression::train, 0.97, folder);
  }

  /** And loses what README.md says, to the last digit. */
  @Test
  void networkLearns(@TempDir Path folder) throws IOException {
    String printed = check(Mlp::train, 0.97, folder);
    Matcher readme = Pattern.compile("```\n(A network .*?)\n\nloss curve", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("README.md")));
    assertTrue(readme.find());
    String promised = withoutTimes(readme.group(1));
    assertTrue(withoutTimes(printed).contains(promised),
        () -> promised + "\nis promised, but this was printed:\n" + printed);
  }

  /** The five lines of the README. */
  @Test
  void gradientIsPrinted() {
    Variable x = Variable.of("x", Tensor.of(new double[]{1, 2, 3}));
    Node y = x.square().sum();
    assertEquals("double 3 [2.0, 4.0, 6.0]", Autodiff.grad(y, x).of(x).value().toString());
  }
}
