package lanewise.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;

/**
 * Handwritten digits.
 *
 * @param pixels a row of {@link #PIXELS} numbers in 0..1 for each digit
 * @param labels which digit each is, 0 to 9
 */
public record Digits(Tensor pixels, Tensor labels) {

  /** How many numbers describe a digit: 8 rows of 8. */
  public static final int PIXELS = 64;

  /** How many digits there are to tell apart. */
  public static final int CLASSES = 10;

  /**
   * All digits, in two sets without a common one.
   *
   * @param training four fifths, to learn from
   * @param heldOut a fifth, to measure with
   */
  public record Split(Digits training, Digits heldOut) {}

  /**
   * Reads the digits and deals them out at random.
   *
   * @param random decides, so that the same numbers give the same split
   * @return the two sets
   * @throws IOException if the file cannot be read
   */
  public static Split load(RandomStream random) throws IOException {
    Digits all = read();
    int n = all.size();
    Tensor order = permutation(n, random);
    Digits shuffled = new Digits(
        Tensor.zeros(ElementType.FLOAT, Shape.of(n, PIXELS)), Tensor.zeros(ElementType.FLOAT, Shape.of(n)));
    Rows.gather(all.pixels, order, shuffled.pixels, Parallelism.NONE);
    Rows.gather(all.labels, order, shuffled.labels, Parallelism.NONE);
    return new Split(shuffled.rows(n / 5, n), shuffled.rows(0, n / 5));
  }

  private static Digits read() throws IOException {
    List<String> lines;
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Digits.class.getResourceAsStream("digits.csv.gz")), StandardCharsets.US_ASCII))) {
      lines = reader.lines().toList();
    }
    float[] pixels = new float[lines.size() * PIXELS];
    float[] labels = new float[lines.size()];
    for (int i = 0; i < labels.length; i++) {
      String[] numbers = lines.get(i).split(",");
      for (int p = 0; p < PIXELS; p++) {
        pixels[i * PIXELS + p] = Float.parseFloat(numbers[p]) / 16;
      }
      labels[i] = Float.parseFloat(numbers[PIXELS]);
    }
    return new Digits(Tensor.of(pixels, labels.length, PIXELS), Tensor.of(labels));
  }

  /**
   * The numbers from 0 to n - 1 in random order, by the shuffle of Fisher and Yates: row numbers for {@code gather}.
   *
   * @param n how many
   * @param random decides
   * @return n whole numbers as float
   */
  public static Tensor permutation(int n, RandomStream random) {
    int[] bits = new int[n];
    random.bits(0, n, bits, 0);
    float[] order = new float[n];
    for (int i = 0; i < n; i++) {
      int j = Integer.remainderUnsigned(bits[i], i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return Tensor.of(order);
  }

  /**
   * How many digits there are.
   *
   * @return the number of labels
   */
  public int size() {
    return labels.size();
  }

  private Digits rows(int from, int to) {
    return new Digits(pixels.rows(from, to), labels.rows(from, to));
  }
}
