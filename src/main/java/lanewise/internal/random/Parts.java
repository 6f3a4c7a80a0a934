package lanewise.internal.random;

import lanewise.Parallelism;

/** Cuts n elements into parts for threads. */
final class Parts {

  /** Elements for which a second thread pays. */
  private static final int GRAIN = 1 << 14;

  /** Threads take multiples of this many elements: whole cache lines. */
  private static final int CHUNK = 64;

  private Parts() {}

  static int tasks(int n, Parallelism parallelism) {
    return Math.min(n / GRAIN, parallelism.threads());
  }

  /** Where a task begins. */
  static int bound(int task, int tasks, int n) {
    return task == tasks ? n : (int) ((long) n * task / tasks) / CHUNK * CHUNK;
  }
}
