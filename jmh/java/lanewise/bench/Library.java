package lanewise.bench;

import java.util.Locale;
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
  EJML("EJML"),
  /** Three loops in plain Java. */
  NAIVE("plain loops");

  private final String label;

  Library(String label) {
    this.label = label;
  }

  /** The name used in tables. */
  public String label() {
    return label;
  }

  /** The name used in ids and on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the library can run here. */
  public boolean available() {
    return this != MKL || MklGemm.available();
  }

  /** Whether leading dimensions other than the number of columns can be passed. */
  boolean hasLeadingDimension() {
    return this == LANEWISE || this == OPENBLAS || this == MKL || this == NETLIB;
  }

  /** Whether products can run on more than one thread. */
  boolean hasThreads() {
    return this == LANEWISE || this == ND4J || this == OPENBLAS || this == MKL;
  }

  /** Version, what it runs on, and the number of threads as the library itself reports them. */
  String describe() {
    return switch (this) {
      case LANEWISE -> lanewise.Lanewise.describe();
      case ND4J -> Nd4jGemm.describe();
      case OPENBLAS -> OpenBlas.own().describe();
      case MKL -> MklGemm.describe();
      case NETLIB -> NetlibGemm.describe();
      case EJML -> EjmlGemm.describe();
      case NAIVE -> "i, p, j loops over arrays, threads=1 (it has no threads)";
    };
  }

  /**
   * Binds the operands of a problem.
   *
   * @param threads is the parallelism of Lanewise; the others are set to as many threads, and asked whether they are
   */
  Gemm bind(GemmProblem problem, Parallelism threads) {
    if (!hasThreads() && threads.threads() > 1) {
      throw new IllegalArgumentException(label + " has no threads");
    }
    if (!problem.compact() && !hasLeadingDimension()) {
      throw new IllegalArgumentException(label + " has no leading dimension");
    }
    return switch (this) {
      case LANEWISE -> LanewiseGemm.bind(problem, threads);
      case ND4J -> Nd4jGemm.bind(problem, threads.threads());
      case OPENBLAS -> OpenBlasGemm.bind(problem, threads.threads());
      case MKL -> MklGemm.bind(problem, threads.threads());
      case NETLIB -> NetlibGemm.bind(problem);
      case EJML -> EjmlGemm.bind(problem);
      case NAIVE -> NaiveGemm.bind(problem);
    };
  }
}
