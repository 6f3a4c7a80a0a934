package lanewise.spark.examples;

import java.awt.Color;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lanewise.Parallelism;
import lanewise.autodiff.Variable;
import lanewise.blas.FloatBlas;
import lanewise.examples.Digits;
import lanewise.examples.LossCurve;
import lanewise.examples.Score;
import lanewise.examples.Scorer;
import lanewise.spark.DistributedGradient;
import lanewise.spark.LocalGradient;
import lanewise.spark.MicroBatches;
import lanewise.spark.ValueAndGradients;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains a network of 64-64-10 on handwritten digits, first on this machine alone, then data-parallel on a cluster, by
 * gradient descent with momentum. Each step sums the gradients of {@value #STEP} micro-batches. Both runs have the same
 * losses, to the last bit.
 */
public final class TrainDigits {

  private static final int SEED = 1;
  private static final int EPOCHS = 20;
  private static final int MICRO_BATCH = 16;
  private static final int STEP = 4;
  private static final float RATE = 0.05f;
  private static final float MOMENTUM = 0.9f;

  /** What a step asks for. */
  private interface Gradient {
    ValueAndGradients at(List<Tensor> parameters, long[] microBatches);
  }

  private final Digits.Split digits;
  private final PrintStream out;
  private final List<Tensor> parameters = Network.parameters(Digits.PIXELS, 64, Digits.CLASSES);
  private final List<Tensor> velocities = parameters.stream().map(each -> Tensor.zeros(each.type(), each.shape()))
      .toList();

  private TrainDigits(Digits.Split digits, PrintStream out) {
    this.digits = digits;
    this.out = out;
  }

  /**
   * Runs both.
   *
   * @param args the file to draw the loss curves to
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Digits.Split digits = Digits.load(new RandomStream(SEED));
    List<Score> local = trainHere(digits, EPOCHS, System.out);
    List<Score> cluster;
    try (JavaSparkContext spark = Cluster.connect("Lanewise: digits", 2, 1)) {
      cluster = trainOn(spark, digits, EPOCHS, System.out);
    }
    draw(Path.of(args[0]), local, cluster);
    System.out.println("\nloss curves: " + args[0]);
    if (!local.equals(cluster)) {
      throw new IllegalStateException("the losses differ, but must be the same to the last bit");
    }
    System.out.println("The losses are the same, to the last bit.");
  }

  /**
   * Trains on this machine.
   *
   * @param digits to learn from and to measure with
   * @param epochs how often the digits are looked at, but for the micro-batches that are too few for a step
   * @param out takes the progress
   * @return the score on the training set after each epoch
   */
  public static List<Score> trainHere(Digits.Split digits, int epochs, PrintStream out) {
    List<List<Tensor>> batches = new ArrayList<>();
    Digits all = digits.training();
    for (int from = 0; from < all.size(); from += MICRO_BATCH) {
      int to = Math.min(all.size(), from + MICRO_BATCH);
      batches.add(List.of(all.pixels().rows(from, to), all.labels().rows(from, to)));
    }
    LocalGradient gradient = new LocalGradient(Network::loss);
    out.println("\nOn this machine");
    return new TrainDigits(digits, out).train(
        epochs, batches.size(), (parameters, some) -> gradient.at(
            parameters, IntStream.range(0, some.length).mapToObj(i -> batches.get((int) some[i])).toList(),
            Parallelism.NONE));
  }

  /**
   * Trains on a cluster.
   *
   * @param spark the cluster
   * @param digits to learn from and to measure with
   * @param epochs how often the digits are looked at, but for the micro-batches that are too few for a step
   * @param out takes the progress
   * @return the score on the training set after each epoch
   */
  public static List<Score> trainOn(JavaSparkContext spark, Digits.Split digits, int epochs, PrintStream out) {
    List<Example> examples = new ArrayList<>();
    Digits all = digits.training();
    for (int i = 0; i < all.size(); i++) {
      examples.add(new Example(i, all.pixels().at(i).toFloatArray(), (float) all.labels().get(i)));
    }
    try (MicroBatches batches = MicroBatches.of(
        spark.parallelize(examples), Example::index, Example::tensors, MICRO_BATCH);
        DistributedGradient gradient = new DistributedGradient(Network::loss, batches)) {
      out.println("\nOn " + spark.master());
      return new TrainDigits(digits, out).train(epochs, batches.numbers().length, gradient::at);
    }
  }

  private List<Score> train(int epochs, int microBatches, Gradient gradient) {
    List<Variable> variables = parameters.stream().map(each -> Variable.of("w", each.type(), each.shape())).toList();
    Scorer training = new Scorer(x -> Network.logits(variables, x), variables, digits.training());
    Scorer heldOut = new Scorer(x -> Network.logits(variables, x), variables, digits.heldOut());
    List<Score> scores = new ArrayList<>();
    long start = System.nanoTime();
    out.println("epoch      loss    held-out accuracy    time");
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Tensor order = Digits.permutation(microBatches, new RandomStream(SEED, epoch));
      for (int from = 0; from + STEP <= microBatches; from += STEP) {
        int first = from;
        // In ascending order: the tree of sums is that of the numbers.
        step(gradient, IntStream.range(0, STEP).mapToLong(i -> (long) order.get(first + i)).sorted().toArray());
      }
      Tensor[] values = parameters.toArray(Tensor[]::new);
      scores.add(training.score(values));
      out.printf(
          Locale.ROOT, "%5d  %8.6f               %5.1f %%  %4.1f s%n", epoch, scores.getLast().loss(),
          100 * heldOut.score(values).accuracy(), 1e-9 * (System.nanoTime() - start));
    }
    return scores;
  }

  /**
   * {@code v = MOMENTUM v - RATE g; w = w + v}, g being the gradient of the mean over whole micro-batches: the last one of the
   * data has fewer digits, and counts for less.
   */
  private void step(Gradient gradient, long[] microBatches) {
    List<Tensor> gradients = gradient.at(parameters, microBatches).gradients();
    for (int i = 0; i < gradients.size(); i++) {
      float[] g = gradients.get(i).floats();
      float[] v = velocities.get(i).floats();
      FloatBlas.scal(v.length, MOMENTUM, v, 0, 1);
      FloatBlas.axpy(v.length, -RATE / (STEP * MICRO_BATCH), g, 0, 1, v, 0, 1);
      FloatBlas.axpy(v.length, 1, v, 0, 1, parameters.get(i).floats(), 0, 1);
    }
  }

  private static void draw(Path file, List<Score> local, List<Score> cluster) throws IOException {
    LossCurve.write(
        file, "A network of 64-64-10 on handwritten digits",
        new LossCurve.Line("one machine", local, new Color(0xFDB863), 11),
        new LossCurve.Line("cluster", cluster, new Color(0x2166AC), 3));
  }
}
