package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForkTest {

  /** The matrices of the second row do not fit the heap, which ends the JVM. */
  @Test
  void whereAJvmDiesAnotherGoesOn() {
    List<Row> rows =
        Stream.of("8", "5000", "16").map(size -> Row.gemm(Library.LANEWISE, ElementType.F32, "NN", size))
            .map(row -> row.withFlag("-Xms64m").withFlag("-Xmx256m").withFlag("-XX:+ExitOnOutOfMemoryError")).toList();
    List<String> progress = new ArrayList<>();
    List<Outcome> outcomes = Fork.run(rows, new Timing(1, 1, 10), progress::add);
    assertEquals(3, outcomes.size());
    assertEquals(3, progress.size());
    assertNotNull(outcomes.get(0).result());
    assertNull(outcomes.get(1).result());
    assertTrue(outcomes.get(1).failure().startsWith(rows.get(1).id() + ": "), outcomes.get(1).failure());
    assertNotNull(outcomes.get(2).result());
  }
}
