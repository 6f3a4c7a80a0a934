package lanewise.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.vmath.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The digits and their order. */
@Tag("once")
class DigitsTest {

  @Test
  void areSplitIntoFourFifthsAndOne() throws IOException {
    Digits.Split digits = Digits.load(new RandomStream(1));
    assertEquals(1438, digits.training().size());
    assertEquals(359, digits.heldOut().size());
    // How many there are of each digit, in the file.
    int[] counts = new int[Digits.CLASSES];
    for (Digits part : new Digits[]{digits.training(), digits.heldOut()}) {
      assertEquals(part.size() * Digits.PIXELS, part.pixels().size());
      assertTrue(Arrays.stream(part.pixels().toDoubleArray()).allMatch(pixel -> 0 <= pixel && pixel <= 1));
      Arrays.stream(part.labels().toDoubleArray()).forEach(label -> counts[(int) label]++);
    }
    assertArrayEquals(new int[]{178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, counts);
  }

  @Test
  void areSplitByTheSeed() throws IOException {
    Digits first = Digits.load(new RandomStream(1)).heldOut();
    assertTrue(first.pixels().hasSameBits(Digits.load(new RandomStream(1)).heldOut().pixels()));
    assertFalse(first.pixels().hasSameBits(Digits.load(new RandomStream(2)).heldOut().pixels()));
  }

  @Test
  void areShuffledWithoutLoss() {
    double[] order = Digits.permutation(1000, new RandomStream(1)).toDoubleArray();
    double[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, 1000).asDoubleStream().toArray(), sorted);
    assertFalse(Arrays.equals(sorted, order));
  }
}
