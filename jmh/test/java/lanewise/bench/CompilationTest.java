package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CompilationTest {

  @Test
  void aCompilerIsAtWorkIfItsThreadCouldRun() {
    assertTrue(Compilation.isCompilerAtWork("4711 (C2 CompilerThre) R 4690 4690 17 0 -1 4194368 5 0\n"));
    assertTrue(Compilation.isCompilerAtWork("4711 (C1 CompilerThre) R 4690 4690 17 0 -1 4194368 5 0\n"));
    assertFalse(Compilation.isCompilerAtWork("4711 (C2 CompilerThre) S 4690 4690 17 0 -1 4194368 5 0\n"));
    assertFalse(Compilation.isCompilerAtWork("4711 (java) R 4690 4690 17 0 -1 4194368 5 0\n"));
  }
}
