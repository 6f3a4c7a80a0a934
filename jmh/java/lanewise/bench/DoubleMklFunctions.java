package lanewise.bench;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.mkl.global.mkl_rt;

/** The functions of MKL's vector mathematics for double, in their default accuracy (HA). */
final class DoubleMklFunctions {
  private DoubleMklFunctions() {}

  /** A function of one operand. */
  interface Unary {
    void run(int n, DoublePointer x, DoublePointer out);
  }

  /** A function of two operands. */
  interface Binary {
    void run(int n, DoublePointer x, DoublePointer y, DoublePointer out);
  }

  /** The function of a name; null if there is none. */
  static Unary unary(String name) {
    return switch (name) {
      case "sin" -> mkl_rt::vdSin;
      case "cos" -> mkl_rt::vdCos;
      case "tan" -> mkl_rt::vdTan;
      case "asin" -> mkl_rt::vdAsin;
      case "acos" -> mkl_rt::vdAcos;
      case "atan" -> mkl_rt::vdAtan;
      case "sinh" -> mkl_rt::vdSinh;
      case "cosh" -> mkl_rt::vdCosh;
      case "tanh" -> mkl_rt::vdTanh;
      case "exp" -> mkl_rt::vdExp;
      case "exp2" -> mkl_rt::vdExp2;
      case "expm1" -> mkl_rt::vdExpm1;
      case "log" -> mkl_rt::vdLn;
      case "log2" -> mkl_rt::vdLog2;
      case "log10" -> mkl_rt::vdLog10;
      case "log1p" -> mkl_rt::vdLog1p;
      case "cbrt" -> mkl_rt::vdCbrt;
      case "erf" -> mkl_rt::vdErf;
      case "erfc" -> mkl_rt::vdErfc;
      default -> null;
    };
  }

  /** The function of a name; null if there is none. */
  static Binary binary(String name) {
    return switch (name) {
      case "pow" -> mkl_rt::vdPow;
      case "atan2" -> mkl_rt::vdAtan2;
      case "hypot" -> mkl_rt::vdHypot;
      default -> null;
    };
  }
}
