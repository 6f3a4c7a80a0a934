package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmTest {

  /** What a JVM still prints when it is told to end is read, and is no failure. */
  @Test
  void whatIsStoppedIsReadToItsEnd() {
    List<String> lines = new ArrayList<>();
    Jvm.run(Stopping.class, List.of(), List.of(), lines::add);
    lines.removeIf(line -> line.startsWith("WARNING: "));
    assertEquals(List.of("begun", "ended", "stopped: true"), lines);
  }

  /** A JVM that is to have less than the usual heap would refuse to begin with it. */
  @Test
  void theHeapIsTheUsersIfOneIsGiven() {
    List<String> usual = Jvm.flags(List.of("-Dkey=value"));
    assertEquals(List.of("-Xms2g", "-Xmx2g", "-Dkey=value"), usual.subList(usual.size() - 3, usual.size()));
    for (String flag : List.of("-Xmx1g", "-Xms4g", "-XX:MaxRAMPercentage=50")) {
      List<String> sized = Jvm.flags(List.of(flag));
      assertEquals(flag, sized.getLast());
      assertEquals(usual.size() - 2, sized.size());
    }
  }

  /** Stops a JVM, in a JVM of its own, as none can be started after that. */
  static final class Stopping {
    public static void main(String[] args) {
      Jvm.run(Slow.class, List.of(), List.of(), line -> {
        System.out.println(line);
        if (line.equals("begun")) {
          Thread.startVirtualThread(Jvm::stop);
        }
      });
      System.out.println("stopped: " + Jvm.stopped());
    }
  }

  /** Takes a while to end. */
  static final class Slow {
    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        pause(500);
        System.out.println("ended");
      }));
      System.out.println("begun");
      pause(10_000);
    }

    private static void pause(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
