package lanewise.spark;

import lanewise.Parallelism;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The threads of a Spark task: as many as the cores that Spark gave it ({@code spark.task.cpus}), the thread of the task
 * included. With one core, which is Spark's default, no thread is started.
 */
public final class TaskParallelism {

  private static final Pool<Integer, Parallelism> IDLE = new Pool<>(Parallelism::of);

  private TaskParallelism() {}

  /**
   * The threads of the task that the calling thread runs. They go to another task when this one has ended; to be asked for
   * once in each task.
   *
   * @return never more threads than cores of the task
   * @throws IllegalStateException if the calling thread runs no task
   */
  public static Parallelism current() {
    TaskContext task = TaskContext.get();
    if (task == null) {
      throw new IllegalStateException("no Spark task runs on this thread, but the cores of one were asked for");
    }
    int cores = task.cpus();
    Parallelism threads = IDLE.take(cores);
    TaskCompletionListener end = ended -> IDLE.giveBack(cores, threads);
    task.addTaskCompletionListener(end);
    return threads;
  }
}
