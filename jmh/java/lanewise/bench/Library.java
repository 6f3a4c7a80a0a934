package lanewise.bench;

import lanewise.Parallelism;

/** The libraries side by side. Each is called the way its users call it when speed matters. */
public enum Library {
  /** This library. */
  LANEWISE("Lanewise"),
  /** ND4J with its native CPU backend. */
  ND4J("ND4J"),
  /** OpenBLAS through JavaCPP, on native memory. */
  OPENBLAS("OpenBLAS"),
  /** Intel oneMKL through JavaCPP, on native memory; only if its binaries are on the class path. */
  MKL("MKL"),
  /** The VectorBLAS of netlib: pure Java on the Vector API. */
  NETLIB("netlib VectorBLAS"),
  /** EJML: pure Java without the Vector API. */
  EJML("EJML");

  private final String label;

  Library(String label) {
    this.label = label;
  }

  /** The name used in tables. */
  String label() {
    return label;
  }

  /** Whether the library can run here. */
  boolean available() {
    return this != MKL || MklGemm.available();
  }

  /** Whether leading dimensions other than the number of columns can be passed. */
  boolean hasLeadingDimension() {
    return this == LANEWISE || this == OPENBLAS || this == MKL || this == NETLIB;
  }

  /** Version, what it runs on, and the number of threads as the library itself reports them. */
  String describe() {
    return switch (this) {
      case LANEWISE -> lanewise.Lanewise.describe();
      case ND4J -> Nd4jGemm.describe();
      case OPENBLAS -> OpenBlas.describe();
      case MKL -> MklGemm.describe();
      case NETLIB -> NetlibGemm.describe();
      case EJML -> EjmlGemm.describe();
    };
  }

  /**
   * Binds the operands of a problem.
   *
   * @param threads only Lanewise takes anything but {@link Parallelism#NONE}; the others are set to
   *     one thread
   */
  Gemm bind(GemmProblem problem, Parallelism threads) {
    if (this != LANEWISE && threads != Parallelism.NONE) {
      throw new IllegalArgumentException(label + " is measured with one thread only");
    }
    if (!problem.compact() && !hasLeadingDimension()) {
      throw new IllegalArgumentException(label + " has no leading dimension");
    }
    return switch (this) {
      case LANEWISE -> LanewiseGemm.bind(problem, threads);
      case ND4J -> Nd4jGemm.bind(problem);
      case OPENBLAS -> OpenBlasGemm.bind(problem);
      case MKL -> MklGemm.bind(problem);
      case NETLIB -> NetlibGemm.bind(problem);
      case EJML -> EjmlGemm.bind(problem);
    };
  }
}
