package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.testing.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bit changes when the vector kernels take over from the scalar ones. */
@Tag("once")
class WarmUpTest {

  /** Small products are read in place; with small blocks they are packed. */
  @ParameterizedTest
  @ValueSource(classes = {FloatWarmUp.class, DoubleWarmUp.class})
  void resultsDoNotChange(Class<?> main) {
    check(Jvm.run(main, Jvm.ADD_VECTOR));
    check(Jvm.run(main, Jvm.ADD_VECTOR, "-Dlanewise.tuning=src/test/resources/small-blocks.properties"));
  }

  private static void check(Jvm jvm) {
    assertEquals("0 differences", jvm.out().strip(), jvm.err());
    assertEquals(0, jvm.exit());
  }
}
