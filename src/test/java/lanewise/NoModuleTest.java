package lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.testing.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** This JVM was started without the Vector API, and all other tests passed in it. */
@Tag("no-module")
class NoModuleTest {

  @Test
  void theModuleIsNotThere() {
    assertFalse(Jvm.hasVectorModule());
  }

  @Test
  void scalarCodeRuns() {
    assertEquals("scalar, 1 thread", Lanewise.describe());
  }

  /** The warning itself, as it is given once in a process: {@link StartUpTest}. */
  @Test
  void nothingOfTheVectorApiIsNeeded() {
    assertTrue(ModuleLayer.boot().modules().stream().noneMatch(module -> module.getName().contains("incubator")));
  }
}
