package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/** Every move equals a plain loop, and writes nothing else. */
class FloatMovesTest {

  private final FloatRandom random = new FloatRandom(1);

  private void checkTranspose(int m, int n, Parallelism parallelism) {
    int ldx = n + (random.flip() ? 0 : random.from(0, 20));
    int ldo = m + (random.flip() ? 0 : random.from(0, 20));
    checkTranspose(m, n, ldx, ldo, parallelism);
  }

  private void checkTranspose(int m, int n, int ldx, int ldo, Parallelism parallelism) {
    int offset = random.from(0, 20);
    // Both arrays end with their last element: reading or writing beyond it is an exception.
    float[] x = random.array(offset + (m - 1) * ldx + n);
    int outOffset = random.from(0, 20);
    float[] out = random.array(outOffset + (n - 1) * ldo + m);
    float[] expected = out.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        expected[outOffset + j * ldo + i] = x[offset + i * ldx + j];
      }
    }
    FloatMoves.transpose(m, n, x, offset, ldx, out, outOffset, ldo, parallelism);
    assertArrayEquals(expected, out, () -> m + "x" + n + " ldx " + ldx + " ldo " + ldo);
  }

  /** Of a NaN, too, which arithmetic would make a quiet one. */
  @Test
  void bitsAreMovedAsTheyAre() {
    int m = 37;
    int n = 50;
    float[] x = new float[m * n];
    SplittableRandom bytes = new SplittableRandom(1);
    MemorySegment bits = MemorySegment.ofArray(x);
    for (long i = 0; i < bits.byteSize(); i++) {
      // The first bytes of signaling NaN are 7f b1 or 7f f1.
      bits.set(ValueLayout.JAVA_BYTE, i, (byte) new int[]{bytes.nextInt(), 0x7f, 0xf1, 0xb1}[bytes.nextInt(4)]);
    }
    float[] there = new float[x.length];
    float[] back = new float[x.length];
    for (int round = 0; round < 2000; round++) {
      FloatMoves.transpose(m, n, x, 0, n, there, 0, m);
      FloatMoves.transpose(n, m, there, 0, m, back, 0, n);
      FloatMoves.copy(m, n, back, 0, n, 1, there, 0, 1, m);
      FloatMoves.copy(m, n, there, 0, 1, m, back, 0, n, 1);
      FloatMoves.gatherRows(m, m, n, back, 0, n, IntStream.range(0, m).toArray(), 0, there, 0, n);
    }
    assertEquals(-1, bits.mismatch(MemorySegment.ofArray(there)));
    assertTrue(IntStream.range(0, x.length).filter(i -> x[i] != x[i]).count() > x.length / 25);
  }

  @Test
  void transpose() {
    for (int m = 1; m <= 37; m++) {
      for (int n = 1; n <= 37; n++) {
        checkTranspose(m, n, Parallelism.NONE);
      }
    }
    for (int draw = 0; draw < 100; draw++) {
      checkTranspose(random.size(300), random.size(300), Parallelism.NONE);
    }
    // Several tiles, and so many rows that steps begin at a cache line of the result.
    for (int n : new int[]{511, 512, 513, 527, 528, 1025, 1100}) {
      checkTranspose(20, n, Parallelism.NONE);
      checkTranspose(n, 33, Parallelism.NONE);
    }
  }

  /** Large matrices whose rows meet in few places of the caches. */
  @Test
  void transposeOfRowsAtMultiplesOf64() {
    for (int m : new int[]{20, 63, 64, 65, 512, 777, 1100}) {
      int n = (1 << 19) / m + 1;
      checkTranspose(m, n, n + 63 & -64, m + 63 & -64, Parallelism.NONE);
      checkTranspose(n, m, m + 63 & -64, n + 63 & -64, Parallelism.NONE);
    }
  }

  @Test
  void transposeOnThreads() {
    try (Parallelism three = Parallelism.of(3)) {
      checkTranspose(600, 601, three);
      checkTranspose(20_001, 13, three);
      checkTranspose(13, 20_001, three);
      checkTranspose(2, 100_000, three);
    }
  }

  /** Strides of m x n elements that are all different: row-major or column-major, with gaps or without. */
  private int[] distinct(int m, int n) {
    int inner = random.flip() ? 1 : random.from(1, 3);
    int gap = random.flip() ? 0 : random.from(0, 3);
    return random.flip() ? new int[]{inner * n + gap, inner} : new int[]{inner, inner * m + gap};
  }

  private void checkCopy(int m, int n, Parallelism parallelism) {
    int offset = random.from(0, 5);
    int[] x = switch (random.from(0, 4)) {
      case 0 -> new int[]{0, 1};
      case 1 -> new int[]{1, 0};
      case 2 -> new int[]{0, 0};
      default -> distinct(m, n);
    };
    int[] out = distinct(m, n);
    float[] from = random.array(offset + (m - 1) * x[0] + (n - 1) * x[1] + 1);
    float[] to = random.array(offset + (m - 1) * out[0] + (n - 1) * out[1] + 1 + random.from(0, 1) * 9);
    float[] expected = to.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        expected[offset + i * out[0] + j * out[1]] = from[offset + i * x[0] + j * x[1]];
      }
    }
    FloatMoves.copy(m, n, from, offset, x[0], x[1], to, offset, out[0], out[1], parallelism);
    assertArrayEquals(
        expected, to, () -> m + "x" + n + " from strides " + Arrays.toString(x) + " to " + Arrays.toString(out));
  }

  @Test
  void copy() {
    for (int draw = 0; draw < 2000; draw++) {
      checkCopy(random.size(40), random.size(40), Parallelism.NONE);
    }
  }

  @Test
  void copyOnThreads() {
    try (Parallelism three = Parallelism.of(3)) {
      for (int draw = 0; draw < 20; draw++) {
        checkCopy(450, 451, three);
        checkCopy(1, 200_001, three);
        checkCopy(200_001, 1, three);
        checkCopy(5, 40_001, three);
      }
    }
  }

  private int[] indices(int length, int rows) {
    int[] indices = new int[length];
    for (int i = 0; i < length; i++) {
      indices[i] = random.from(0, rows - 1);
    }
    return indices;
  }

  private void checkRows(int count, int rows, int n, Parallelism parallelism) {
    int offset = random.from(0, 5);
    int ld = n + random.from(0, 3);
    int ldOther = n + random.from(0, 3);
    int[] indices = indices(offset + count, rows);
    float[] many = random.array(offset + (rows - 1) * ld + n);
    float[] few = random.array(offset + (count - 1) * ldOther + n);
    float[] gathered = few.clone();
    float[] scattered = many.clone();
    float[] added = many.clone();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < n; j++) {
        int one = offset + indices[offset + i] * ld + j;
        int other = offset + i * ldOther + j;
        gathered[other] = many[one];
        scattered[one] = few[other];
        added[one] = added[one] + few[other];
      }
    }
    String what = count + " of " + rows + " rows of " + n;
    float[] out = few.clone();
    FloatMoves.gatherRows(count, rows, n, many, offset, ld, indices, offset, out, offset, ldOther, parallelism);
    assertArrayEquals(gathered, out, what);
    out = many.clone();
    FloatMoves.scatterRows(count, rows, n, few, offset, ldOther, indices, offset, out, offset, ld, parallelism);
    assertArrayEquals(scattered, out, what);
    out = many.clone();
    FloatMoves.scatterAddRows(count, rows, n, few, offset, ldOther, indices, offset, out, offset, ld, parallelism);
    assertArrayEquals(added, out, what);
  }

  @Test
  void rows() {
    for (int draw = 0; draw < 300; draw++) {
      checkRows(random.size(50), random.size(30), random.size(100), Parallelism.NONE);
    }
  }

  @Test
  void rowsOnThreads() {
    try (Parallelism three = Parallelism.of(3)) {
      checkRows(1000, 50, 300, three);
      checkRows(100_000, 300, 3, three);
      checkRows(10, 5, 30_000, three);
    }
  }

  @Test
  void ofNothing() {
    float[] out = {5f};
    float[] none = {};
    FloatMoves.transpose(0, 3, none, 0, 3, out, 0, 1);
    FloatMoves.transpose(3, 0, none, 0, 1, out, 0, 3);
    FloatMoves.copy(0, 3, none, 0, 3, 1, out, 0, 0, 0);
    FloatMoves.copy(3, 0, none, 0, 3, 1, out, 0, 0, 0);
    FloatMoves.gatherRows(0, 0, 3, none, 0, 3, new int[0], 0, out, 0, 3);
    FloatMoves.gatherRows(2, 3, 0, none, 0, 1, new int[]{0, 2}, 0, out, 0, 1);
    FloatMoves.gatherRows(2, 3, 0, none, 5, 9, new int[]{0, 2}, 0, none, 6, 9);
    FloatMoves.scatterRows(0, 1, 1, none, 0, 1, new int[0], 0, out, 0, 1);
    FloatMoves.scatterRows(2, 3, 0, none, 5, 9, new int[]{0, 2}, 0, none, 6, 9);
    FloatMoves.scatterAddRows(0, 1, 1, none, 0, 1, new int[0], 0, out, 0, 1);
    FloatMoves.scatterAddRows(2, 3, 0, none, 5, 9, new int[]{0, 2}, 0, none, 6, 9);
    assertArrayEquals(new float[]{5f}, out);
  }
}
