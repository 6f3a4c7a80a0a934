package lanewise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The parameters after some training have the same bits in every run of the tests, whatever the provider, the vector width,
 * the CPU, the JVM and the number of threads. Where a formula is changed on purpose, the failure prints the new number.
 */
class SameBitsTest {

  private static final String BATCHES = "c438f5fb";
  private static final String WHOLE = "687ab663";

  @AfterEach
  void restore() {
    Lanewise.setParallelism(Parallelism.NONE);
  }

  private static String bitsAfter(int epochs, int batch, Optimizer optimizer) throws IOException {
    Digits digits = Digits.load(new RandomStream(1)).training();
    Mlp mlp = new Mlp(digits, batch == 0 ? digits.size() : batch, optimizer);
    for (int epoch = 0; epoch < epochs; epoch++) {
      mlp.epoch();
    }
    return Integer.toHexString(
        Arrays.deepHashCode(Arrays.stream(mlp.values()).map(Tensor::toFloatArray).toArray()));
  }

  @Test
  void inSmallBatches() throws IOException {
    assertEquals(BATCHES, bitsAfter(3, 32, new Adam(0.002)));
  }

  @Test
  void inOneBatch() throws IOException {
    assertEquals(WHOLE, bitsAfter(5, 0, new Momentum(0.1, 0.9)));
  }

  /** All digits at once are enough work for two threads. */
  @Test
  void onTwoThreads() throws IOException {
    AtomicInteger tasks = new AtomicInteger();
    try (ExecutorService helper = Executors.newSingleThreadExecutor()) {
      Lanewise.setParallelism(Parallelism.on(task -> {
        tasks.incrementAndGet();
        helper.execute(task);
      }, 2));
      assertEquals(WHOLE, bitsAfter(5, 0, new Momentum(0.1, 0.9)));
    }
    assertNotEquals(0, tasks.get());
  }
}
