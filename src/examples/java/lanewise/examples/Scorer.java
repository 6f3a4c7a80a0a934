package lanewise.examples;

import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.Lanewise;
import lanewise.autodiff.Node;
import lanewise.autodiff.Program;
import lanewise.autodiff.Variable;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatSearch;

/** Measures a model on a set of digits, for whatever values of its parameters. */
public final class Scorer {

  private final Program program;
  private final float[] labels;

  /**
   * A scorer.
   *
   * @param model makes logits, one for each class, of rows of pixels
   * @param parameters what it depends on
   * @param digits to measure on
   */
  public Scorer(UnaryOperator<Node> model, List<Variable> parameters, Digits digits) {
    Node logits = model.apply(Node.constant(digits.pixels()));
    Node loss = logits.softmaxCrossEntropy(Node.constant(digits.labels())).mean();
    program = Program.of(parameters, List.of(loss, logits));
    labels = digits.labels().toFloatArray();
  }

  /**
   * Measures.
   *
   * @param parameters their values
   * @return the mean loss, and the share of right guesses
   */
  public Score score(Tensor... parameters) {
    Tensor[] results = program.run(parameters);
    int[] guesses = new int[labels.length];
    FloatSearch.ARGMAX.rows(
        labels.length, Digits.CLASSES, results[1].floats(), 0, Digits.CLASSES, guesses, 0, Lanewise.parallelism());
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += guesses[i] == labels[i] ? 1 : 0;
    }
    return new Score(results[0].item(), (double) right / labels.length);
  }
}
