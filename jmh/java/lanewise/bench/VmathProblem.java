package lanewise.bench;

import lanewise.Parallelism;

/** The operands of one {@link VmathOperation}, who computes it on them, and the check of the result. */
sealed interface VmathProblem permits FloatVmathProblem, DoubleVmathProblem {

  /** An operation over some elements. */
  static VmathProblem of(VmathOperation operation, ElementType type, int size) {
    return type == ElementType.F32
        ? new FloatVmathProblem(operation, size)
        : new DoubleVmathProblem(operation, size);
  }

  /**
   * The operation as a library does it.
   *
   * @param threads only Lanewise takes anything but {@link Parallelism#NONE}; the others are set to
   *     one thread
   */
  VmathCall bind(Library library, Parallelism threads);

  /** The yardstick, over the same arrays and on as many threads, each with a part of its own. */
  VmathCall loop(Parallelism threads);

  /**
   * Checks a result of Lanewise, which must have the bits of the formula where there is one, or of
   * another library, which must be close to it.
   *
   * @param result what the call returned
   * @throws IllegalStateException if an element is wrong
   */
  void check(VmathCall call, double result, Library library);

  /** Checks what the JDK's operation computed: whole vectors, close to the formula. */
  void checkLoop(VmathCall loop);
}
