package lanewise;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * How many threads a call may use, and where they come from. Lanewise never starts a thread by
 * itself: a caller creates a {@code Parallelism} and passes it to a kernel, or installs it for the
 * whole process with {@link Lanewise#setParallelism}. Results do not depend on it, bit for bit.
 *
 * <p>The calling thread always takes part in the work and never waits for a helper that has not
 * begun, so calls may be nested, and several threads may share one instance, without deadlock and
 * without more running threads than callers and helpers.
 */
public final class Parallelism implements AutoCloseable {

  private static final int MOST = 1 << 16;

  /** Everything runs on the calling thread. */
  public static final Parallelism NONE = new Parallelism(1, null, null);

  private final int threads;
  private final Executor executor;
  private final ThreadPoolExecutor owned;

  private Parallelism(int threads, Executor executor, ThreadPoolExecutor owned) {
    this.threads = threads;
    this.executor = executor;
    this.owned = owned;
  }

  /**
   * The calling thread and {@code threads - 1} daemon threads, which live until {@link #close} and inherit nothing of a caller:
   * neither its priority nor its class loader nor its inheritable thread-locals. After a call they stay
   * awake for some 200 microseconds, if there are processors for all of them.
   *
   * @param threads from 1 to 65536
   * @return a new instance; {@link #NONE} if {@code threads} is 1
   * @throws IllegalArgumentException if there are fewer or more threads than that
   */
  public static Parallelism of(int threads) {
    requireThreads(threads);
    if (threads == 1) {
      return NONE;
    }
    ThreadPoolExecutor pool = new ThreadPoolExecutor(
        threads - 1, threads - 1, 0, TimeUnit.SECONDS, new Regions(threads),
        Thread.ofPlatform().daemon().name("lanewise-", 1).priority(Thread.NORM_PRIORITY)
            .inheritInheritableThreadLocals(false).factory());
    return new Parallelism(threads, pool, pool);
  }

  /**
   * The calling thread and up to {@code threads - 1} tasks on an executor of the caller's, which
   * stays the caller's: {@link #close} leaves it alone. Tasks that it begins after their call has returned end at once; if
   * its threads are all busy for long, they are its to hold until then. Threads keep working memory between calls, unless their
   * executor clears their thread-locals, as that of {@link java.util.concurrent.ForkJoinPool#commonPool} does after each task.
   *
   * @param executor runs the helping tasks
   * @param threads from 1 to 65536
   * @return a new instance
   * @throws NullPointerException if the executor is null
   * @throws IllegalArgumentException if there are fewer or more threads than that
   */
  public static Parallelism on(Executor executor, int threads) {
    Objects.requireNonNull(executor, "executor");
    requireThreads(threads);
    return new Parallelism(threads, executor, null);
  }

  private static void requireThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + ", but must be >= 1");
    }
    if (threads > MOST) {
      throw new IllegalArgumentException("threads = " + threads + ", but must be <= " + MOST);
    }
  }

  /**
   * The largest number of threads that work on one call, the caller included.
   *
   * @return at least 1
   */
  public int threads() {
    return threads;
  }

  /**
   * Runs {@code task.accept(0)} to {@code task.accept(tasks - 1)}, each once, in any order and on
   * up to {@link #threads} threads, and returns when all have ended. The first exception of a task, or of the executor, is
   * thrown here after the others have ended; if the executor rejects a helper, the others and the caller do its work.
   *
   * @param tasks how many tasks there are; below 1, nothing is done
   * @param task is given the number of the task
   * @throws NullPointerException if the task is null
   */
  public void run(int tasks, IntConsumer task) {
    Objects.requireNonNull(task, "task");
    if (tasks < 1) {
      return;
    }
    Team team = new Team(tasks, task);
    try {
      for (int helper = Math.min(threads, tasks) - 1; helper > 0; helper--) {
        executor.execute(team);
      }
    } catch (RejectedExecutionException e) {
      // Closed or full: the helpers that were taken and this thread do the work.
    } catch (Throwable thrown) {
      team.failure.compareAndSet(null, thrown);
    }
    team.lead(owned);
  }

  /**
   * Ends the threads that {@link #of} started; other instances have nothing to close. Does not wait. Calls in progress end
   * normally; later calls with this instance run on the calling thread alone.
   */
  @Override
  public void close() {
    if (owned != null) {
      owned.shutdown();
    }
  }

  @Override
  public String toString() {
    return "Parallelism(" + threads + (threads == 1 ? " thread)" : " threads)");
  }

  /**
   * Regions that wait for helpers, without locks: who hands over a region must not wait for one who looks for it. A helper
   * looks out for the next region some times as long as it takes to wake a parked thread, so that calls with a little work in
   * between find it awake, but not where the threads have to share processors.
   */
  @SuppressWarnings("serial")
  private static final class Regions extends LinkedTransferQueue<Runnable> {
    private final long patienceNanos;

    Regions(int threads) {
      patienceNanos = threads <= Runtime.getRuntime().availableProcessors() ? 200_000 : 0;
    }

    @Override
    public Runnable take() throws InterruptedException {
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < patienceNanos) {
        Runnable region = poll();
        if (region != null) {
          return region;
        }
        Thread.onSpinWait();
      }
      return super.take();
    }
  }

  /**
   * One parallel region: members draw task numbers until none is left. The caller begins with task 0: where there is a
   * task for each thread, a thread meets the same part of the operands in every region, in its own caches.
   */
  private static final class Team implements Runnable {
    private static final int SPINS = 1 << 14;

    private final int tasks;
    private IntConsumer task;
    private final AtomicLong next = new AtomicLong(1);
    private final CountDownLatch unfinished;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Team(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
      unfinished = new CountDownLatch(tasks);
    }

    void lead(ThreadPoolExecutor pool) {
      run(0);
      run();
      // Nothing is left for helpers that have not begun: where all are busy for long, each call would leave some more.
      boolean mayWait = pool != null;
      while (mayWait) {
        mayWait = pool.remove(this);
      }
      await();
      // A helper that comes late finds no number left. Until then it must not hold what the task does.
      task = null;
      if (failure.get() != null) {
        throw Team.<RuntimeException>asUnchecked(failure.get());
      }
    }

    /** Tasks written in other languages throw checked exceptions, too. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asUnchecked(Throwable thrown) throws T {
      throw (T) thrown;
    }

    @Override
    public void run() {
      for (long i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        run((int) i);
      }
    }

    private void run(int i) {
      try {
        task.accept(i);
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
      }
      unfinished.countDown();
    }

    private void await() {
      // The last tasks end within microseconds of each other, sooner than a parked thread wakes.
      for (int spin = 0; spin < SPINS && unfinished.getCount() > 0; spin++) {
        Thread.onSpinWait();
      }
      boolean interrupted = false;
      while (unfinished.getCount() > 0) {
        try {
          unfinished.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
