package lanewise.internal.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The known answers for philox4x32 of ten rounds that the authors of the generator publish with it (Random123). */
@Tag("once")
class PhiloxTest {

  /** The four words of a counter that is computed among others. */
  private static int[] words(long seed, long stream, long counter, int before, int after) {
    Philox philox = Philox.local();
    philox.fill(seed, stream, counter - before, before + 1 + after);
    return Arrays.copyOfRange(philox.words, 4 * before, 4 * before + 4);
  }

  private static void check(int[] expected, long seed, long stream, long counter) {
    assertArrayEquals(expected, words(seed, stream, counter, 0, 0));
    assertArrayEquals(expected, words(seed, stream, counter, 0, 63));
    assertArrayEquals(expected, words(seed, stream, counter, 63, 0));
    assertArrayEquals(expected, words(seed, stream, counter, 100, 155));
  }

  @Test
  void knownAnswers() {
    // Often enough for all compilers.
    for (int time = 0; time < 5000; time++) {
      check(new int[]{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, 0, 0, 0);
      check(new int[]{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, -1, -1, -1);
      check(
          new int[]{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
          0x299f31d0_a4093822L, 0x03707344_13198a2eL, 0x85a308d3_243f6a88L);
    }
  }
}
