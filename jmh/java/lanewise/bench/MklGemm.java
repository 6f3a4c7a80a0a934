package lanewise.bench;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * The product of Intel oneMKL. The binaries are under Intel's own licence and large, so the benchmarks use them only where
 * they are put on the class path.
 */
final class MklGemm {
  private MklGemm() {}

  /** Whether the native libraries are on the class path; MKL ends the process if one is missing. */
  static boolean available() {
    String folder = "/org/bytedeco/mkl/" + Loader.getPlatform() + "/";
    return Stream.of("libmkl_rt.so.2", "mkl_rt.2.dll", "libmkl_rt.2.dylib")
        .anyMatch(name -> MklGemm.class.getResource(folder + name) != null);
  }

  static String describe() {
    useOneThread();
    byte[] version = new byte[256];
    mkl_rt.MKL_Get_Version_String(version, version.length);
    String text = new String(version, StandardCharsets.US_ASCII).trim();
    return text + ", threads=" + mkl_rt.MKL_Get_Max_Threads();
  }

  static void useOneThread() {
    useThreads(1);
  }

  /** Sets the number of threads and verifies it; with one that can vary, MKL would choose fewer for small products. */
  private static void useThreads(int number) {
    mkl_rt.MKL_Set_Dynamic(0);
    mkl_rt.MKL_Set_Num_Threads(number);
    Threads.require("MKL", number, mkl_rt.MKL_Get_Max_Threads());
  }

  static Gemm bind(GemmProblem problem, int threads) {
    useThreads(threads);
    return CblasGemm.of(problem, mkl_rt::cblas_sgemm, mkl_rt::cblas_dgemm);
  }
}
