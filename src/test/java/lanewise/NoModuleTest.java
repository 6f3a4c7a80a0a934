package lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** This JVM was started without the Vector API, and all other tests passed in it. */
@Tag("no-module")
class NoModuleTest {

  @Test
  void scalarCodeRuns() {
    assertEquals("scalar, 1 thread", Lanewise.describe());
  }
}
