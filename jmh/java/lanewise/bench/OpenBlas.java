package lanewise.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * An OpenBLAS of this process. A process in which ND4J runs has two copies: the one that ND4J is linked with and the one
 * that the benchmarks call. Functions are therefore looked up in the library file itself, through the foreign function
 * interface; a lookup by name alone finds any of the two.
 */
final class OpenBlas {
  private final SymbolLookup functions;

  @SuppressWarnings("restricted")
  private OpenBlas(Class<?> presets) {
    Path library = Path.of(Loader.load(presets));
    functions = SymbolLookup.libraryLookup(library, Arena.global()).or(SymbolLookup.loaderLookup());
  }

  /** The copy that the benchmarks call. */
  private static final class Own {
    static final OpenBlas INSTANCE = new OpenBlas(openblas_nolapack.class);
  }

  /** The copy that ND4J calls. */
  private static final class OfNd4j {
    static final OpenBlas INSTANCE = new OpenBlas(openblas.class);
  }

  /** The one that the benchmarks call. */
  static OpenBlas own() {
    return Own.INSTANCE;
  }

  /** The one that ND4J calls, which must be loaded. */
  static OpenBlas ofNd4j() {
    return OfNd4j.INSTANCE;
  }

  /** Sets the number of threads and verifies it. */
  void useThreads(int number) {
    try {
      MethodHandle set = function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
      set.invokeExact(number);
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not take a number of threads", e);
    }
    Threads.require("OpenBLAS", number, threads());
  }

  String describe() {
    useThreads(1);
    return string("openblas_get_config").strip()
        + ", kernels for "
        + string("openblas_get_corename")
        + ", threads="
        + threads();
  }

  private int threads() {
    try {
      return (int) function("openblas_get_num_threads", ValueLayout.JAVA_INT).invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not tell its number of threads", e);
    }
  }

  @SuppressWarnings("restricted")
  private String string(String name) {
    try {
      MemorySegment text = (MemorySegment) function(name, ValueLayout.ADDRESS).invokeExact();
      return text.reinterpret(4096).getString(0);
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not answer " + name, e);
    }
  }

  private MethodHandle function(String name, MemoryLayout result) {
    return function(name, FunctionDescriptor.of(result));
  }

  @SuppressWarnings("restricted")
  private MethodHandle function(String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(functions.find(name).orElseThrow(), type);
  }
}
