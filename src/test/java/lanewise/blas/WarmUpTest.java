package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.testing.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bit changes when the vector kernels take over from the scalar ones, nor when a compiler does from another. */
@Tag("once")
class WarmUpTest {

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void resultsDoNotChange(String warmup) {
    for (Class<?> main : new Class<?>[] {FloatWarmUp.class, DoubleWarmUp.class}) {
      Jvm jvm = Jvm.run(main, Jvm.ADD_VECTOR, "-Dlanewise.warmup=" + warmup);
      assertEquals("0 differences", jvm.out().strip(), jvm.err());
      assertEquals(0, jvm.exit());
    }
  }
}
