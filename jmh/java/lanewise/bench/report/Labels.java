package lanewise.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names people know, for those in the data. What has no entry is shown as it is. */
final class Labels {
  /** The library whose speed is the question; all others are peers. */
  static final String LANEWISE = "lanewise";

  /** The library of a ceiling: no library. */
  static final String MACHINE = "machine";

  /** Suites, in the order to show them. */
  static final Map<String, String> SUITES = new LinkedHashMap<>();

  /** Libraries, in the order to show them. */
  static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

  static {
    SUITES.put("gemm", "Matrix products");
    SUITES.put("blas", "Vector and matrix-vector kernels");
    SUITES.put("vmath", "Functions of arrays");
    SUITES.put("reductions", "Reductions");
    SUITES.put("autodiff", "Automatic differentiation");
    SUITES.put("ceiling", "Limits of the machine");
    LIBRARIES.put(LANEWISE, "Lanewise");
    LIBRARIES.put("nd4j", "ND4J");
    LIBRARIES.put("openblas", "OpenBLAS");
    LIBRARIES.put("mkl", "MKL");
    LIBRARIES.put("netlib", "netlib VectorBLAS");
    LIBRARIES.put("ejml", "EJML");
    LIBRARIES.put("naive", "plain loops");
    LIBRARIES.put(MACHINE, "machine");
  }

  private Labels() {}

  static String suite(String suite) {
    return SUITES.getOrDefault(suite, suite);
  }

  static String library(String library) {
    return LIBRARIES.getOrDefault(library, library);
  }
}
