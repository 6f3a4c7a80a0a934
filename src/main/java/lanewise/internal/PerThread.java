package lanewise.internal;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/**
 * The working memory of each thread. A thread may live longer than the application whose class loader has this library, so
 * what it keeps refers to the library softly: where memory is short, both can go.
 *
 * @param <T> the class of the working memory
 */
public final class PerThread<T> {

  private final ThreadLocal<SoftReference<T>> references = new ThreadLocal<>();
  private final Supplier<T> maker;

  /** With a maker of the working memory of a thread. */
  public PerThread(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The working memory of the calling thread. */
  public T get() {
    SoftReference<T> reference = references.get();
    T memory = reference == null ? null : reference.get();
    if (memory == null) {
      memory = maker.get();
      references.set(new SoftReference<>(memory));
    }
    return memory;
  }
}
