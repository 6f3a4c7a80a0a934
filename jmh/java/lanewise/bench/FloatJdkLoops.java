package lanewise.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The JDK's own lanewise operations in plain loops over {@code [from, to)}: what one would write
 * without Lanewise. Each has a method of its own, so that its operation is a constant to the
 * compiler. The few elements after the last full vector are left out.
 */
final class FloatJdkLoops {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int VL = S.length();

  private FloatJdkLoops() {}

  /** A loop over x, or over x and y. */
  interface Loop {
    void run(float[] x, float[] y, float[] out, int from, int to);
  }

  /** The loop over the operation of a name; null if the JDK does not have it. */
  static Loop of(String operation) {
    return switch (operation) {
      case "sin" -> (x, y, out, from, to) -> sin(x, out, from, to);
      case "cos" -> (x, y, out, from, to) -> cos(x, out, from, to);
      case "tan" -> (x, y, out, from, to) -> tan(x, out, from, to);
      case "asin" -> (x, y, out, from, to) -> asin(x, out, from, to);
      case "acos" -> (x, y, out, from, to) -> acos(x, out, from, to);
      case "atan" -> (x, y, out, from, to) -> atan(x, out, from, to);
      case "sinh" -> (x, y, out, from, to) -> sinh(x, out, from, to);
      case "cosh" -> (x, y, out, from, to) -> cosh(x, out, from, to);
      case "tanh" -> (x, y, out, from, to) -> tanh(x, out, from, to);
      case "exp" -> (x, y, out, from, to) -> exp(x, out, from, to);
      case "expm1" -> (x, y, out, from, to) -> expm1(x, out, from, to);
      case "log" -> (x, y, out, from, to) -> log(x, out, from, to);
      case "log10" -> (x, y, out, from, to) -> log10(x, out, from, to);
      case "log1p" -> (x, y, out, from, to) -> log1p(x, out, from, to);
      case "cbrt" -> (x, y, out, from, to) -> cbrt(x, out, from, to);
      case "sqrt" -> (x, y, out, from, to) -> sqrt(x, out, from, to);
      case "reciprocal" -> (x, y, out, from, to) -> reciprocal(x, out, from, to);
      case "pow" -> (x, y, out, from, to) -> pow(x, y, out, from, to);
      case "atan2" -> (x, y, out, from, to) -> atan2(x, y, out, from, to);
      case "hypot" -> (x, y, out, from, to) -> hypot(x, y, out, from, to);
      case "div" -> (x, y, out, from, to) -> div(x, y, out, from, to);
      default -> null;
    };
  }

  private static void sin(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.SIN).intoArray(out, i);
    }
  }

  private static void cos(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.COS).intoArray(out, i);
    }
  }

  private static void tan(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.TAN).intoArray(out, i);
    }
  }

  private static void asin(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.ASIN).intoArray(out, i);
    }
  }

  private static void acos(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.ACOS).intoArray(out, i);
    }
  }

  private static void atan(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.ATAN).intoArray(out, i);
    }
  }

  private static void sinh(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.SINH).intoArray(out, i);
    }
  }

  private static void cosh(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.COSH).intoArray(out, i);
    }
  }

  private static void tanh(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.TANH).intoArray(out, i);
    }
  }

  private static void exp(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.EXP).intoArray(out, i);
    }
  }

  private static void expm1(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.EXPM1).intoArray(out, i);
    }
  }

  private static void log(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.LOG).intoArray(out, i);
    }
  }

  private static void log10(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.LOG10).intoArray(out, i);
    }
  }

  private static void log1p(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.LOG1P).intoArray(out, i);
    }
  }

  private static void cbrt(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.CBRT).intoArray(out, i);
    }
  }

  private static void sqrt(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i).lanewise(VectorOperators.SQRT).intoArray(out, i);
    }
  }

  private static void reciprocal(float[] x, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.broadcast(S, 1f).div(FloatVector.fromArray(S, x, i)).intoArray(out, i);
    }
  }

  private static void pow(float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i)
          .lanewise(VectorOperators.POW, FloatVector.fromArray(S, y, i))
          .intoArray(out, i);
    }
  }

  private static void atan2(float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i)
          .lanewise(VectorOperators.ATAN2, FloatVector.fromArray(S, y, i))
          .intoArray(out, i);
    }
  }

  private static void hypot(float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i)
          .lanewise(VectorOperators.HYPOT, FloatVector.fromArray(S, y, i))
          .intoArray(out, i);
    }
  }

  private static void div(float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i <= to - VL; i += VL) {
      FloatVector.fromArray(S, x, i)
          .lanewise(VectorOperators.DIV, FloatVector.fromArray(S, y, i))
          .intoArray(out, i);
    }
  }
}
