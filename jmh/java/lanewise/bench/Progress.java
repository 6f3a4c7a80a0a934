package lanewise.bench;

import java.util.Locale;

/** One line per step: how far the run is, about how long it will take, and what was just done. */
final class Progress {
  private final int steps;
  private final double limitSeconds;
  private final long created = System.nanoTime();
  private long start = created;
  private int first;
  private int done;

  /**
   * A run that begins now.
   *
   * @param steps its steps
   * @param limitSeconds its time limit
   */
  Progress(int steps, double limitSeconds) {
    this.steps = steps;
    this.limitSeconds = limitSeconds;
  }

  /** Estimates the time left from the steps that follow only: those before were of another kind. */
  void restart() {
    start = System.nanoTime();
    first = done;
  }

  /** Reports a step that has ended. */
  void step(String what) {
    done++;
    double elapsed = (System.nanoTime() - start) * 1e-9;
    double untilLimit = limitSeconds - (System.nanoTime() - created) * 1e-9;
    double left = elapsed / (done - first) * Math.max(0, steps - done);
    long seconds = Math.max(0, Math.round(Math.min(left, untilLimit)));
    System.out.printf(
        Locale.ROOT, "[%3d/%d] %d:%02d left  %s%n", done, steps, seconds / 60, seconds % 60, what);
  }
}
