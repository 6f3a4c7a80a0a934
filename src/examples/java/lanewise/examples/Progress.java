package lanewise.examples;

import java.awt.Color;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.Tensor;

/** Measures a model after each epoch, prints some of that while it is trained, and draws it in the end. */
final class Progress {

  private static final int EVERY = 5;

  private final String title;
  private final PrintStream out;
  private final Scorer training;
  private final Scorer heldOut;
  private final List<Score> trainingScores = new ArrayList<>();
  private final List<Score> heldOutScores = new ArrayList<>();
  private final long start = System.nanoTime();

  Progress(
      String title, UnaryOperator<Node> model, List<Variable> parameters, Digits.Split digits, PrintStream out) {
    this.title = title;
    this.out = out;
    training = new Scorer(model, parameters, digits.training());
    heldOut = new Scorer(model, parameters, digits.heldOut());
    out.println();
    out.println(title);
    out.println(digits.training().size() + " digits to learn from, " + digits.heldOut().size() + " held out");
    out.println();
    out.println("epoch    loss    held-out loss    held-out accuracy    time");
  }

  /** After an epoch, with what the parameters are then. */
  void report(Tensor... parameters) {
    Score learned = training.score(parameters);
    Score measured = heldOut.score(parameters);
    trainingScores.add(learned);
    heldOutScores.add(measured);
    int epoch = trainingScores.size();
    if (epoch == 1 || epoch % EVERY == 0) {
      out.printf(
          Locale.ROOT, "%5d  %6.4f           %6.4f               %5.1f %%  %4.1f s%n", epoch, learned.loss(),
          measured.loss(), 100 * measured.accuracy(), 1e-9 * (System.nanoTime() - start));
    }
  }

  /** The last score on the digits held out. */
  Score heldOut() {
    return heldOutScores.getLast();
  }

  /** Draws the losses over the epochs. */
  void draw(Path file) throws IOException {
    LossCurve.write(
        file, title, new LossCurve.Line("training", trainingScores, new Color(0x2166AC), 3),
        new LossCurve.Line("held out", heldOutScores, new Color(0xD6604D), 3));
    out.println();
    out.println("loss curve: " + file);
  }
}
