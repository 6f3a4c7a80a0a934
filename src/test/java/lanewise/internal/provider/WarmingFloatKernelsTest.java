package lanewise.internal.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;
import lanewise.internal.scalar.ScalarFloatKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Products of rows and a vector have more than one code: whatever fast runs open the gate, each code is among them. Else a
 * caller might get one that is not compiled yet, a thousand times slower than the scalar kernel.
 */
class WarmingFloatKernelsTest {

  private static final int RUNS = Gate.INTERPRETED + 48;

  private final float[] x = new float[FloatKernels.WORK];
  private final float[] y = new float[FloatKernels.WORK];
  private final int vectorLength = new ScalarFloatKernels().vectorLength();

  /** The arguments of the trainings that calls set off, in order. */
  private static List<Object[]> trainings(String kernel, Consumer<FloatKernels> call) {
    return trainings(Map.of(), kernel, call);
  }

  /** The same of kernels of which some numbers are others. */
  private static List<Object[]> trainings(Map<String, Integer> numbers, String kernel, Consumer<FloatKernels> call) {
    ScalarFloatKernels scalar = new ScalarFloatKernels();
    List<Object[]> trainings = new ArrayList<>();
    FloatKernels slow = (FloatKernels) Proxy.newProxyInstance(
        FloatKernels.class.getClassLoader(), new Class<?>[]{FloatKernels.class}, (proxy, method, arguments) -> {
          if (method.getName().equals(kernel)) {
            trainings.add(arguments);
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 10_000) {
              Thread.onSpinWait();
            }
          }
          return numbers.containsKey(method.getName())
              ? numbers.get(method.getName())
              : method.invoke(scalar, arguments);
        });
    FloatKernels warming = new WarmingFloatKernels(slow, scalar);
    while (trainings.size() < RUNS) {
      call.accept(warming);
    }
    return trainings;
  }

  @SafeVarargs
  private static void checkEachIsAmongFastRuns(List<Object[]> trainings, Predicate<Object[]>... codes) {
    for (int run = Gate.INTERPRETED; run + Gate.FAST_RUNS <= RUNS; run++) {
      for (int code = 0; code < codes.length; code++) {
        assertTrue(
            trainings.subList(run, run + Gate.FAST_RUNS).stream().anyMatch(codes[code]),
            "code " + code + " is not in the runs from " + run + " on");
      }
    }
  }

  /** What a training does outside of its arrays would fail in the product of a caller. */
  @ParameterizedTest
  @CsvSource({"2,5", "2,12", "4,5", "4,12", "8,5", "8,12", "16,12"})
  void trainingsStayInTheirArrays(int vectorLength, int packedRows) {
    Map<String, Integer> numbers =
        Map.of("vectorLength", vectorLength, "packedCols", 2 * vectorLength, "packedRows", packedRows);
    float[] out = new float[64];
    trainings(numbers, "packRows", k -> k.packRows(1, 1, 1, x, 0, 1, out, 0, 1));
    trainings(numbers, "packColumns", k -> k.packColumns(1, 1, x, 0, 1, out, 0));
    trainings(numbers, "transpose", k -> k.transpose(1, 1, x, 0, 1, out, 0, 1));
    trainings(numbers, "store", k -> k.store(1, 1, 1f, x, 0, 1, 0f, Store.OVERWRITE, y, 0, 1));
    trainings(numbers, "copyRows", k -> k.copyRows(4, 1, x, 0, 1, y, 0));
  }

  @Test
  void tilesOnColumnsAndOnRows() {
    checkEachIsAmongFastRuns(
        trainings(
            Map.of("tileKind", 1), "tile", k -> k.tile(1, 1, 1, x, 0, 1, 1, y, 0, 1, 1f, new float[1], 0, 1)),
        a -> (int) a[5] == 1, a -> (int) a[5] > 1);
    checkEachIsAmongFastRuns(
        trainings("tallTile", k -> k.tallTile(1, x, 0, 1, 1, y, 0, 1, 1f, new float[FloatKernels.WORK], 0, 8)),
        a -> (int) a[3] == 1, a -> (int) a[3] > 1);
  }

  @Test
  void storesOfOneRowAndOfTiles() {
    checkEachIsAmongFastRuns(
        trainings("store", k -> k.store(1, 1, 1f, x, 0, 1, 0f, Store.OVERWRITE, y, 0, 1)),
        a -> (int) a[0] == 1, a -> (int) a[0] > 1);
  }

  @Test
  void dotRows() {
    checkEachIsAmongFastRuns(
        trainings("dotRows", k -> k.dotRows(1, 1, x, 0, 1, x, 0, 1f, 0f, Store.OVERWRITE, y, 0, y)),
        a -> (int) a[0] < vectorLength, a -> (int) a[0] >= vectorLength);
  }

  /** Few rows are trained with and without elements that are left after whole rounds of lanes, or after whole vectors. */
  @Test
  void dotRowsWithARest() {
    List<Object[]> trainings =
        trainings("dotRows", k -> k.dotRows(1, 1, x, 0, 1, x, 0, 1f, 0f, Store.OVERWRITE, y, 0, y));
    List<Object[]> few =
        trainings.subList(Gate.INTERPRETED, RUNS).stream().filter(a -> (int) a[0] < vectorLength).toList();
    assertTrue(few.stream().anyMatch(a -> (int) a[1] % vectorLength > 0), "no elements are left");
    assertTrue(few.stream().anyMatch(a -> (int) a[1] % FloatKernels.LANES >= vectorLength), "no vectors are left");
    assertTrue(few.stream().anyMatch(a -> (int) a[1] % FloatKernels.LANES == 0), "always something is left");
  }
}
