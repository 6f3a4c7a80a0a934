package lanewise.internal.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.Functions;
import lanewise.internal.scalar.ScalarFloatFolds;
import org.junit.jupiter.api.Test;

/** A fold has code for an even and for an odd number of rounds: whatever fast runs open the gate, both are among them. */
class WarmingFloatFoldsTest {

  private static final int RUNS = Gate.INTERPRETED + 48;

  @Test
  void foldOfEvenAndOddRounds() {
    ScalarFloatFolds scalar = new ScalarFloatFolds();
    List<Integer> rounds = new ArrayList<>();
    FloatFolds slow = (FloatFolds) Proxy.newProxyInstance(
        FloatFolds.class.getClassLoader(), new Class<?>[]{FloatFolds.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("fold")) {
            rounds.add((int) arguments[1] / FloatFolds.LANES);
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 10_000) {
              Thread.onSpinWait();
            }
          }
          return method.invoke(scalar, arguments);
        });
    FloatFolds warming = new WarmingFloatFolds(slow, scalar);
    float[] lanes = new float[FloatFolds.LANES];
    while (rounds.size() < RUNS) {
      warming.fold(Functions.SUM_STEP, 1, new float[1], 0, 0f, lanes);
    }
    for (int run = Gate.INTERPRETED; run + Gate.FAST_RUNS <= RUNS; run++) {
      List<Integer> last = rounds.subList(run, run + Gate.FAST_RUNS);
      assertTrue(last.stream().anyMatch(each -> each % 2 == 1),
          "no odd number of rounds in the runs from " + run + " on");
      assertTrue(
          last.stream().anyMatch(each -> each > 1 && each % 2 == 0),
          "no even number of rounds in the runs from " + run + " on");
    }
  }
}
