package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lanewise.Parallelism;
import org.junit.jupiter.api.Test;

/** That peers run on as many threads as they are told to, in a process where ND4J brings a second OpenBLAS. */
class PeerThreadsTest {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final int CALLS = 20;
  private static final long SPINNING_NANOS = 500_000_000;

  /** Ticks of the processor that each thread of this process has used. */
  private static Map<String, Long> ticks() throws IOException {
    Map<String, Long> ticks = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(TASKS)) {
      for (Path task : tasks.toList()) {
        String stat = Files.readString(task.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        ticks.put(task.getFileName().toString(), Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
      }
    }
    return ticks;
  }

  /** The largest share of the work that one thread did. */
  private static double share(Runnable call) throws IOException {
    // Idle threads of the call before go on spinning for a while.
    long start = System.nanoTime();
    while (System.nanoTime() - start < SPINNING_NANOS) {
      call.run();
    }
    Map<String, Long> before = ticks();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    List<Long> used =
        ticks().entrySet().stream().map(after -> after.getValue() - before.getOrDefault(after.getKey(), 0L)).toList();
    double all = used.stream().mapToLong(Long::longValue).sum();
    return used.stream().mapToLong(Long::longValue).max().orElse(0) / all;
  }

  @Test
  void nd4jComputesOnTheThreadsItIsToldTo() throws IOException {
    assumeTrue(Files.isDirectory(TASKS) && Runtime.getRuntime().availableProcessors() > 1);
    VmathProblem problem = VmathProblem.of(VmathOperation.of("tanh"), ElementType.F32, 4_000_000);
    try (VmathCall tanh = problem.bind(Library.ND4J, Parallelism.NONE)) {
      assertTrue(share(tanh::call) > 0.8, "other threads work too");
    }
    GemmProblem product = new GemmProblem(ElementType.F32, "NN", "1024", 0);
    for (Library library : List.of(Library.ND4J, Library.OPENBLAS, Library.ND4J)) {
      try (Gemm one = library.bind(product, Parallelism.NONE)) {
        assertTrue(share(one::run) > 0.8, library + ": other threads work too");
      }
      try (Parallelism two = Parallelism.of(2); Gemm gemm = library.bind(product, two)) {
        assertTrue(share(gemm::run) < 0.7, library + ": no other thread works");
      }
    }
  }

  @Test
  void anotherNumberOfThreadsIsAnError() {
    Threads.require("X", 2, 2);
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> Threads.require("X", 1, 2));
    assertEquals("X runs 2 threads, but must run 1", e.getMessage());
    GemmProblem problem = new GemmProblem(ElementType.F32, "NN", "8", 0);
    try (Parallelism two = Parallelism.of(2)) {
      assertThrows(IllegalArgumentException.class, () -> Library.EJML.bind(problem, two));
    }
  }
}
