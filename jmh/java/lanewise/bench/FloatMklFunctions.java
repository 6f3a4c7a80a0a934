package lanewise.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;

/** The functions of MKL's vector mathematics for float, in their default accuracy (HA). */
final class FloatMklFunctions {
  private FloatMklFunctions() {}

  /** A function of one operand. */
  interface Unary {
    void run(int n, FloatPointer x, FloatPointer out);
  }

  /** A function of two operands. */
  interface Binary {
    void run(int n, FloatPointer x, FloatPointer y, FloatPointer out);
  }

  /** The function of a name; null if there is none. */
  static Unary unary(String name) {
    return switch (name) {
      case "sin" -> mkl_rt::vsSin;
      case "cos" -> mkl_rt::vsCos;
      case "tan" -> mkl_rt::vsTan;
      case "asin" -> mkl_rt::vsAsin;
      case "acos" -> mkl_rt::vsAcos;
      case "atan" -> mkl_rt::vsAtan;
      case "sinh" -> mkl_rt::vsSinh;
      case "cosh" -> mkl_rt::vsCosh;
      case "tanh" -> mkl_rt::vsTanh;
      case "exp" -> mkl_rt::vsExp;
      case "exp2" -> mkl_rt::vsExp2;
      case "expm1" -> mkl_rt::vsExpm1;
      case "log" -> mkl_rt::vsLn;
      case "log2" -> mkl_rt::vsLog2;
      case "log10" -> mkl_rt::vsLog10;
      case "log1p" -> mkl_rt::vsLog1p;
      case "cbrt" -> mkl_rt::vsCbrt;
      case "erf" -> mkl_rt::vsErf;
      case "erfc" -> mkl_rt::vsErfc;
      default -> null;
    };
  }

  /** The function of a name; null if there is none. */
  static Binary binary(String name) {
    return switch (name) {
      case "pow" -> mkl_rt::vsPow;
      case "atan2" -> mkl_rt::vsAtan2;
      case "hypot" -> mkl_rt::vsHypot;
      default -> null;
    };
  }
}
