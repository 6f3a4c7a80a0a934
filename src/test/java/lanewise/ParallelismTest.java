package lanewise;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import lanewise.testing.Garbage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads. Nothing here calls a kernel, so one run for all providers is enough. */
@Tag("once")
@Timeout(30)
class ParallelismTest {

  @Test
  void needsAtLeastOneThread() {
    for (int threads : new int[]{0, -1, Integer.MIN_VALUE}) {
      String message = "threads = " + threads + ", but must be >= 1";
      refused(message, () -> Parallelism.of(threads));
      refused(message, () -> Parallelism.on(Runnable::run, threads));
    }
    assertThrows(NullPointerException.class, () -> Parallelism.on(null, 2));
  }

  @Test
  void refusesMoreThreadsThanItCanCount() {
    assertEquals(65536, Parallelism.on(Runnable::run, 65536).threads());
    for (int threads : new int[]{65537, Integer.MAX_VALUE}) {
      assertEquals(
          "threads = " + threads + ", but must be <= 65536",
          assertThrows(IllegalArgumentException.class, () -> Parallelism.on(Runnable::run, threads)).getMessage());
    }
  }

  @Test
  void saysHowManyThreads() {
    assertSame(Parallelism.NONE, Parallelism.of(1));
    assertEquals(1, Parallelism.NONE.threads());
    assertEquals(3, Parallelism.on(Runnable::run, 3).threads());
    try (Parallelism four = Parallelism.of(4)) {
      assertEquals(4, four.threads());
      assertEquals("Parallelism(4 threads)", four.toString());
    }
    assertEquals("Parallelism(1 thread)", Parallelism.NONE.toString());
  }

  @Test
  void helpersInheritNothing() {
    InheritableThreadLocal<String> caller = new InheritableThreadLocal<>();
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    caller.set("caller");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(new ClassLoader(loader) {});
    try (Parallelism two = Parallelism.of(2)) {
      CountDownLatch both = new CountDownLatch(2);
      two.run(2, task -> {
        both.countDown();
        await(both);
        Thread each = Thread.currentThread();
        seen.add(caller.get() + " " + each.getPriority() + " " + (each.getContextClassLoader() == loader));
      });
    } finally {
      thread.setPriority(Thread.NORM_PRIORITY);
      thread.setContextClassLoader(loader);
      caller.remove();
    }
    assertEquals(Set.of("caller 1 false", "null 5 true"), seen);
  }

  private static void checkEachOnce(Parallelism parallelism, int tasks) {
    AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, tasks));
    parallelism.run(tasks, runs::incrementAndGet);
    for (int i = 0; i < tasks; i++) {
      assertEquals(1, runs.get(i), "task " + i + " of " + tasks + " on " + parallelism);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void runsEachTaskOnce(int threads) {
    try (Parallelism parallelism = Parallelism.of(threads)) {
      for (int round = 0; round < 200; round++) {
        checkEachOnce(parallelism, round % 40);
      }
    }
  }

  @Test
  void needsATask() {
    refused("task", NullPointerException.class, () -> Parallelism.NONE.run(2, null));
  }

  /** The tasks of helpers that were taken have ended, too, when an exception of the executor comes out. */
  @Test
  void anExecutorThatThrowsLosesNoTask() {
    AtomicInteger helpers = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    OutOfMemoryError failure = new OutOfMemoryError("no thread");
    Parallelism parallelism = Parallelism.on(team -> {
      if (helpers.incrementAndGet() == 2) {
        throw failure;
      }
      new Thread(team).start();
    }, 4);
    Error thrown = assertThrows(OutOfMemoryError.class, () -> parallelism.run(100, task -> {
      runs.incrementAndGet();
      LockSupport.parkNanos(100_000);
    }));
    assertSame(failure, thrown);
    assertEquals(100, runs.get());
  }

  @Test
  void aCheckedExceptionComesOut() {
    Exception failure = new Exception("checked");
    for (Parallelism parallelism : List.of(Parallelism.NONE, Parallelism.on(Runnable::run, 3))) {
      assertSame(failure, assertThrows(Exception.class, () -> parallelism.run(3, task -> unchecked(failure))));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** An executor may keep what it was given for long: that must not keep what the tasks worked on. */
  @Test
  void anEndedRegionHoldsNothing() {
    List<Runnable> kept = new ArrayList<>();
    Garbage.assertCollected(List.of(operandOfARegionOn(Parallelism.on(kept::add, 2))));
    assertEquals(1, kept.size());
    kept.getFirst().run();
  }

  private static WeakReference<Object> operandOfARegionOn(Parallelism parallelism) {
    Object operand = new Object();
    parallelism.run(5, task -> assertNotNull(operand));
    return new WeakReference<>(operand);
  }

  /** The caller does the work that no helper takes up, and does not wait for helpers. */
  @Test
  void needsNoHelper() {
    checkEachOnce(Parallelism.on(Runnable::run, 4), 20);
    checkEachOnce(Parallelism.on(task -> {}, 4), 20);
  }

  /** A helper that begins when all is done finds nothing to do. */
  @Test
  void helpersMayBeLate() {
    List<Runnable> late = new ArrayList<>();
    Parallelism parallelism = Parallelism.on(late::add, 4);
    AtomicInteger runs = new AtomicInteger();
    parallelism.run(20, task -> runs.incrementAndGet());
    assertEquals(3, late.size());
    late.forEach(Runnable::run);
    assertEquals(20, runs.get());
  }

  @Test
  void noneStaysOnTheCallingThread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Parallelism.NONE.run(10, task -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void usesAllItsThreads() {
    try (Parallelism three = Parallelism.of(3)) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      CountDownLatch all = new CountDownLatch(3);
      // Each task waits until three of them run at the same time.
      three.run(3, task -> {
        threads.add(Thread.currentThread());
        all.countDown();
        await(all);
      });
      assertEquals(3, threads.size());
    }
  }

  /** Runs two tasks that wait for each other, so that each thread does one; returns the helper. */
  private static Thread meet(Parallelism two) {
    AtomicReference<Thread> helper = new AtomicReference<>();
    AtomicReference<Thread> leader = new AtomicReference<>();
    CountDownLatch both = new CountDownLatch(2);
    two.run(2, task -> {
      (task == 0 ? leader : helper).set(Thread.currentThread());
      both.countDown();
      await(both);
    });
    assertSame(Thread.currentThread(), leader.get(), "does task 0");
    return helper.get();
  }

  private static void awaitParked(Thread helper) throws InterruptedException {
    while (helper.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }

  /** The helper is handed regions that follow each other at once, and those that come when it has parked. */
  @Test
  void aHelperTakesTheNextRegionAwakeOrParked() throws Exception {
    try (Parallelism two = Parallelism.of(2)) {
      Thread helper = meet(two);
      for (int round = 0; round < 1000; round++) {
        if (round % 100 == 0) {
          awaitParked(helper);
        }
        assertSame(helper, meet(two));
      }
    }
  }

  @Test
  void aHelperStaysWhereATaskIsInterrupted() {
    try (Parallelism two = Parallelism.of(2)) {
      Thread helper = meet(two);
      two.run(2, task -> Thread.currentThread().interrupt());
      assertTrue(Thread.interrupted());
      assertSame(helper, meet(two));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void anExceptionIsThrownAfterTheOthersHaveEnded(int threads) {
    try (Parallelism parallelism = Parallelism.of(threads)) {
      for (RuntimeException failure : List.of(new IllegalStateException("a"), new ArithmeticException("b"))) {
        AtomicInteger ended = new AtomicInteger();
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> parallelism.run(20, task -> {
          if (task == 7) {
            throw failure;
          }
          ended.incrementAndGet();
        }));
        assertSame(failure, thrown);
        assertEquals(19, ended.get(), "the others");
      }
      Error error = new StackOverflowError();
      assertSame(error, assertThrows(Error.class, () -> parallelism.run(3, task -> {
        throw error;
      })));
      checkEachOnce(parallelism, 20);
    }
  }

  @Test
  void theFirstOfSeveralExceptionsIsThrown() {
    for (Parallelism each : new Parallelism[]{Parallelism.NONE, Parallelism.on(task -> {}, 2)}) {
      AtomicReference<RuntimeException> first = new AtomicReference<>();
      RuntimeException thrown = assertThrows(RuntimeException.class, () -> each.run(9, task -> {
        RuntimeException failure = new IllegalStateException("task " + task);
        first.compareAndSet(null, failure);
        throw failure;
      }));
      assertSame(first.get(), thrown, each::toString);
    }
  }

  /** Counts how many tasks run at the same time. */
  private static final class Load {
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    void run(Runnable work) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      work.run();
      now.decrementAndGet();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void nestedCallsNeitherBlockNorAddThreads(int threads) {
    try (Parallelism parallelism = Parallelism.of(threads)) {
      Load load = new Load();
      AtomicInteger runs = new AtomicInteger();
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> parallelism.run(
              8,
              outer -> parallelism.run(
                  8, middle -> parallelism.run(8, inner -> load.run(() -> {
                    runs.incrementAndGet();
                    Thread.onSpinWait();
                  })))));
      assertEquals(512, runs.get());
      assertTrue(load.most.get() <= threads, load.most + " at once");
    }
  }

  /** On two threads a helper looks out for the next region; more than there are processors park at once. */
  @ParameterizedTest
  @ValueSource(ints = {2, 64})
  void callersMayShareAnInstance(int threads) throws Exception {
    int callers = 6;
    try (Parallelism shared = Parallelism.of(threads); ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      Load load = new Load();
      List<Future<?>> all = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        all.add(pool.submit(() -> {
          for (int round = 0; round < 2000; round++) {
            AtomicInteger runs = new AtomicInteger();
            int tasks = 1 + round % 10;
            shared.run(tasks, task -> load.run(runs::incrementAndGet));
            assertEquals(tasks, runs.get());
          }
        }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      assertTrue(load.most.get() <= callers + threads - 1, load.most + " at once");
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Regions that end without a helper leave nothing behind, however many there are before one is free. */
  @Test
  void regionsDoNotPileUpWhileHelpersAreBusy() {
    try (Parallelism two = Parallelism.of(2)) {
      CountDownLatch ended = new CountDownLatch(1);
      two.run(2, task -> {
        if (task == 1) {
          await(ended);
          return;
        }
        long before = usedBytes();
        for (int region = 0; region < 300_000; region++) {
          two.run(2, each -> {});
        }
        long left = usedBytes() - before;
        ended.countDown();
        assertTrue(left < 10_000_000, left + " bytes");
      });
    }
  }

  @Test
  void anInterruptIsKeptForTheCaller() {
    try (Parallelism two = Parallelism.of(2)) {
      Thread.currentThread().interrupt();
      checkEachOnce(two, 50);
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void closeEndsTheThreadsItStarted() throws Exception {
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    try (Parallelism three = Parallelism.of(3)) {
      CountDownLatch all = new CountDownLatch(3);
      three.run(3, task -> {
        helpers.add(Thread.currentThread());
        all.countDown();
        await(all);
      });
      helpers.remove(Thread.currentThread());
      for (Thread helper : helpers) {
        assertTrue(helper.isDaemon());
        assertTrue(helper.getName().startsWith("lanewise-"), helper.getName());
      }
    }
    for (Thread helper : helpers) {
      helper.join(10_000);
      assertEquals(Thread.State.TERMINATED, helper.getState());
    }
  }

  @Test
  void closeEndsAHelperThatLooksOutForTheNextRegion() throws Exception {
    for (int round = 0; round < 200; round++) {
      Parallelism two = Parallelism.of(2);
      Thread helper = meet(two);
      two.close();
      helper.join(10_000);
      assertEquals(Thread.State.TERMINATED, helper.getState());
      checkEachOnce(two, 5);
    }
  }

  /** Whatever was begun is ended, by whoever is left. */
  @Test
  void closeMayMeetRegions() throws Exception {
    for (int round = 0; round < 200; round++) {
      Parallelism two = Parallelism.of(2);
      Thread closer = new Thread(two::close);
      closer.start();
      for (int region = 0; region < 100; region++) {
        checkEachOnce(two, 3);
      }
      closer.join();
    }
  }

  @Test
  void closeLeavesTheExecutorOfTheCallerAlone() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Parallelism.on(pool, 3).close();
      checkEachOnce(Parallelism.on(pool, 3), 10);
    }
    Parallelism.NONE.close();
    checkEachOnce(Parallelism.NONE, 3);
  }
}
