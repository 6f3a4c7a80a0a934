package lanewise.internal.math;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import lanewise.minimax.BigMath;
import lanewise.testing.DocumentedError;
import lanewise.vmath.FloatUnary;

/**
 * The functions of one argument.
 *
 * <p>
 * Each has two references. That for floats computes in double, with a relative error of a few units of 2^-53, and below 2^-44
 * where gelu and geluTanh amplify it: 2^-20 ULP of a float. Its special values (NaN, infinities, signed zeros) are those of
 * the function. (Sine, cosine and tangent are those of Math, which guarantees the same error as StrictMath, and is four times
 * as fast for large arguments.) That for doubles is good to 50 digits.
 */
final class AccuracyTable {
  enum Symmetry {
    NONE, ODD, EVEN
  }

  /**
   * A function of the table.
   *
   * @param formula "Exp.expm1" stands for FloatExp.expm1 and DoubleExp.expm1
   * @param low results are never below this
   * @param high results are never above this
   * @param from start of the interval where the function is neither trivial nor undefined, in double
   * @param to end of this interval
   * @param worstFrom start of the interval where the largest errors are, in double
   * @param worstTo end of this interval
   * @param ends next to where rightly rounded results begin to be infinite, subnormal, zero, x, x/2 or another constant, in
   *        double; of odd and even functions the positive ones. {@link HardCases#always} has those of domains.
   */
  record Row(String formula, DoubleUnaryOperator reference, UnaryOperator<BigDecimal> big, Symmetry symmetry,
      double low, double high, double from, double to, double worstFrom, double worstTo, double... ends) {

    String name() {
      return formula.substring(formula.indexOf('.') + 1);
    }

    /** The constant, GELU_TANH for geluTanh. */
    FloatUnary constant() {
      return FloatUnary.valueOf(name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    /** Maximal error in float (ULP): that of all arguments. */
    double singleBound() {
      return DocumentedError.of(constant()).single();
    }

    /** Maximal error in double (ULP): that of any sample, rounded up. */
    double doubleBound() {
      return DocumentedError.of(constant()).twofold();
    }

    boolean contains(double result) {
      return result >= low && result <= high;
    }

    SingleFunction single() {
      return implement("Float" + formula, SingleFunction.class, "apply", float.class);
    }

    DoubleUnaryOperator twofold() {
      return implement("Double" + formula, DoubleUnaryOperator.class, "applyAsDouble", double.class);
    }

    private Row symmetry(Symmetry symmetry) {
      return new Row(formula, reference, big, symmetry, low, high, from, to, worstFrom, worstTo, ends);
    }

    Row odd() {
      return symmetry(Symmetry.ODD);
    }

    Row even() {
      return symmetry(Symmetry.EVEN);
    }

    Row within(double low, double high) {
      return new Row(formula, reference, big, symmetry, low, high, from, to, worstFrom, worstTo, ends);
    }

    Row worst(double worstFrom, double worstTo) {
      return new Row(formula, reference, big, symmetry, low, high, from, to, worstFrom, worstTo, ends);
    }

    Row ends(double... ends) {
      return new Row(formula, reference, big, symmetry, low, high, from, to, worstFrom, worstTo, ends);
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static final List<Row> ALL = List.of( //
      row("Arithmetic.neg", x -> -x, BigDecimal::negate, -9, 9).odd(),
      row("Arithmetic.abs", Math::abs, BigDecimal::abs, -9, 9).even(),
      row("Arithmetic.sign", Math::signum, x -> BigDecimal.valueOf(x.signum()), -9, 9).odd(),
      row("Arithmetic.square", x -> x * x, x -> x.multiply(x), -9, 9).even()
          .ends(0x1p512, 0x1p-511, 1.5717277847026288e-162),
      row("Arithmetic.sqrt", StrictMath::sqrt, BigMath::sqrt, 0, 1e300),
      row("Arithmetic.reciprocal", x -> 1 / x, x -> BigDecimal.ONE.divide(x, BigMath.CONTEXT), -9, 9).odd()
          .ends(0x1p1022, 0x1p-1024),

      row("Exp.exp", StrictMath::exp, BigMath::exp, -746, 710).within(0, 1 / 0.)
          .ends(709.782712893384, 0x1p-53, -0x1p-54, -708.3964185322641, -745.1332191019411),
      row("Exp.exp2", x -> StrictMath.pow(2, x), BigMath::exp2, -1076, 1025).within(0, 1 / 0.)
          .ends(1024, 1.6017132519074588e-16, -8.008566259537294e-17, -1022, -1074, -1075),
      row("Exp.expm1", StrictMath::expm1, BigMath::expm1, -40, 710).within(-1, 1 / 0.)
          .worst(0.3466, 0.42)
          .ends(709.782712893384, 1.570092458683775e-16, -1.570092458683775e-16, -37.42994775023705),

      row("Log.log", StrictMath::log, BigMath::log, 0, 4).worst(1.25, 1.32),
      row("Log.log2", References::log2, BigMath::log2, 0, 4).worst(1.38, 1.4142),
      row("Log.log10", StrictMath::log10, BigMath::log10, 0, 4).worst(1.3, 1.35),
      row("Log.log1p", StrictMath::log1p, BigMath::log1p, -1, 4).worst(0.4, 0.45)
          .ends(1.570092458683775e-16, -1.570092458683775e-16),

      row("Hyperbolic.sinh", StrictMath::sinh, BigMath::sinh, -711, 711).odd().worst(0.34, 0.41)
          .ends(710.4758600739439, 2.149119332890821e-8),
      row("Hyperbolic.cosh", StrictMath::cosh, BigMath::cosh, -711, 711).even().within(1, 1 / 0.)
          .worst(18.3, 18.4)
          .ends(710.4758600739439, 0x1p-26),
      row("Hyperbolic.tanh", StrictMath::tanh, BigMath::tanh, -20, 20).odd().within(-1, 1)
          .worst(0.1733, 0.1745)
          .ends(19.061547465398494, 1.3538603431225864e-8),

      row("Erf.erf", References::erf, BigMath::erf, -6, 6).odd().within(-1, 1).worst(0.9, 1)
          .ends(5.9215871957945065, 1.9719203645301415e-308),
      row("Erf.erfc", References::erfc, BigMath::erfc, -6, 28).within(0, 2).worst(1.5, 1.6)
          .ends(27.226017111108362, 26.543258454250978, 4.91954768840207e-17, -9.839095376804142e-17,
              -5.863584748755168),

      row("Activations.relu", x -> Math.max(x, 0), x -> x.max(BigDecimal.ZERO), -9, 9),
      row("Activations.hardSigmoid", References::hardSigmoid, References::hardSigmoid, -4, 4).within(0, 1)
          .ends(3, 3.3306690738754696e-16, -1.665334536937735e-16, -3),
      row("Activations.sigmoid", References::sigmoid, BigMath::sigmoid, -746, 40).within(0, 1)
          .ends(37.42994775023704, 0x1p-52, -0x1p-53, -708.3964185322641, -745.1332191019411),
      row("Activations.softplus", References::softplus, BigMath::softplus, -746, 40).within(0, 1 / 0.)
          .worst(-0.45, -0.42)
          .ends(33.27106466687737, 6.464136618558966e-17, -1.5740323873944168e-16, -708.3964185322641,
              -745.1332191019411),
      row("Activations.silu", References::silu, References::silu, -750, 40).worst(-600, -300)
          .ends(36.8786987824724, 0x1p-52, 0x1p-1021, -0x1p-1021, -1.570092458683775e-16, -714.9686572379665,
              -751.7556304135237),
      row("Activations.gelu", References::gelu, References::gelu, -39, 9).worst(-39, -30)
          .ends(8.212686212430457, 1.2429114792047973e-16, 0x1p-1021, -0x1p-1021, -8.78871135360315e-17,
              -37.61586831395598, -38.58014022378236),
      row("Activations.geluTanh", References::geluTanh, References::geluTanh, -22, 9).worst(-11, -2)
          .ends(7.135929415433199, 1.2429114792047973e-16, 0x1p-1021, -0x1p-1021, -8.78871135360315e-17,
              -21.17688025178522, -21.54707541043602),

      row("Trig.sin", Math::sin, BigMath::sin, -99, 99).odd().within(-1, 1)
          .ends(2.149119332890821e-8),
      row("Trig.cos", Math::cos, BigMath::cos, -99, 99).even().within(-1, 1)
          .ends(1.0536712127723507e-8),
      row("Trig.tan", Math::tan, BigMath::tan, -99, 99).odd().worst(1, 1.11)
          .ends(1.705757144918042e-8),

      row("InverseTrig.asin", StrictMath::asin, BigMath::asin, -1, 1).odd()
          .ends(2.1491193328908206e-8),
      row("InverseTrig.acos", StrictMath::acos, BigMath::acos, -1, 1).within(0, 4)
          .ends(1.722546424198833e-16, -4.9789962505148e-17),
      row("InverseTrig.atan", StrictMath::atan, BigMath::atan, -9, 9).odd().worst(1, 1.01)
          .ends(5.80535877554131e15, 1.3538603431225864e-8),

      row("Power.rsqrt", x -> 1 / Math.sqrt(x), x -> BigDecimal.ONE.divide(BigMath.sqrt(x), BigMath.CONTEXT), 0, 9),
      row("Power.cbrt", StrictMath::cbrt, BigMath::cbrt, -9, 9).odd());

  private AccuracyTable() {}

  /** The functions that a system property names, separated by commas; all without it. */
  static List<Row> selected(String property) {
    List<String> names = List.of(System.getProperty(property, "").split(","));
    return ALL.stream().filter(row -> names.contains("") || names.contains(row.name())).toList();
  }

  static Row named(String name) {
    return ALL.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static Row row(String formula, DoubleUnaryOperator reference, UnaryOperator<BigDecimal> big, double from,
      double to) {
    return new Row(formula, reference, big, Symmetry.NONE, -1 / 0., 1 / 0., from, to, from, to);
  }

  /** The formula as a class of its own, so that its calls can be inlined; null if there is none. */
  static <T> T implement(String formula, Class<T> type, String method, Class<?>... parameters) {
    int dot = formula.indexOf('.');
    MethodType signature = MethodType.methodType(parameters[0], parameters);
    try {
      Class<?> owner = Class.forName("lanewise.internal.math." + formula.substring(0, dot));
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle handle = lookup.findStatic(owner, formula.substring(dot + 1), signature);
      return type
          .cast(LambdaMetafactory.metafactory(lookup, method, MethodType.methodType(type), signature, handle, signature)
              .getTarget().invoke());
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      return null;
    } catch (Throwable e) {
      throw new AssertionError(formula, e);
    }
  }
}
