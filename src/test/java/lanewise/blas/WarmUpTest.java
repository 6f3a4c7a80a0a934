package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.testing.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bit changes when the vector kernels take over from the scalar ones. */
@Tag("once")
class WarmUpTest {

  @ParameterizedTest
  @ValueSource(classes = {FloatWarmUp.class, DoubleWarmUp.class})
  void resultsDoNotChange(Class<?> main) {
    Jvm jvm = Jvm.run(main, Jvm.ADD_VECTOR);
    assertEquals("0 differences", jvm.out().strip(), jvm.err());
    assertEquals(0, jvm.exit());
  }
}
