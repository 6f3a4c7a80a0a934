package lanewise.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * From its making to its closing, SIGINT and SIGTERM end the fork that runs, no other one begins, and the process waits
 * for the thread that measures, which closes this when it has written what it has.
 */
final class Interruption implements AutoCloseable {
  private static final int SECONDS_TO_WRITE = 20;

  private final CountDownLatch written = new CountDownLatch(1);

  Interruption() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  private void stop() {
    Jvm.stop();
    try {
      written.await(SECONDS_TO_WRITE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
  }
}
