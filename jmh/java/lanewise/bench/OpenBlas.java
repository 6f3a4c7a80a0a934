package lanewise.bench;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The OpenBLAS of this process, which ND4J uses too. JavaCPP exposes the number of threads but not
 * OpenBLAS's own report on itself; that is asked for through the foreign function interface.
 */
final class OpenBlas {
  private OpenBlas() {}

  /** Sets one thread and verifies it. */
  static void useOneThread() {
    useThreads(1);
  }

  /** Sets the number of threads and verifies it. */
  static void useThreads(int number) {
    Loader.load(openblas_nolapack.class);
    openblas_nolapack.blas_set_num_threads(number);
    Threads.require("OpenBLAS", number, threads());
  }

  static String describe() {
    useOneThread();
    return string("openblas_get_config").strip()
        + ", kernels for "
        + string("openblas_get_corename")
        + ", threads="
        + threads();
  }

  private static int threads() {
    try {
      return (int) function("openblas_get_num_threads", ValueLayout.JAVA_INT).invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not tell its number of threads", e);
    }
  }

  @SuppressWarnings("restricted")
  private static String string(String name) {
    try {
      MemorySegment text = (MemorySegment) function(name, ValueLayout.ADDRESS).invokeExact();
      return text.reinterpret(4096).getString(0);
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not answer " + name, e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, MemoryLayout result) {
    MemorySegment address = SymbolLookup.loaderLookup().find(name).orElseThrow();
    return Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(result));
  }
}
