package lanewise.bench.validate;

/** Kernels whose classes fail to load. */
final class Unloadable {
  private Unloadable() {}

  /** Fails when an object is made. */
  public static final class InConstructor implements FloatKernels {
    /** Throws. */
    public InConstructor() {
      throw new IllegalStateException("no GPU");
    }
  }

  /** Fails when the class is initialized. */
  public static final class InInitializer implements FloatKernels {
    static {
      if (true) {
        throw new IllegalStateException("no driver");
      }
    }
  }
}
