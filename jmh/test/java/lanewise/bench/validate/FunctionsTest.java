package lanewise.bench.validate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The truth in twice the precision, against digits that are known and against identities. */
class FunctionsTest {

  private static void near(String digits, TwoDoubles actual) {
    BigDecimal exact = new BigDecimal(digits);
    double error = new BigDecimal(actual.high()).add(new BigDecimal(actual.low())).subtract(exact).abs().doubleValue();
    assertTrue(error <= 0x1p-94 * exact.abs().doubleValue(), () -> digits + ": " + actual + " is off by " + error);
  }

  @Test
  void digits() {
    near("2.718281828459045235360287471352662497757", Functions.exp(1.0));
    near("0.000045399929762484851535591515560550610238", Functions.exp(-10.0));
    near("1.718281828459045235360287471352662497757", Functions.expm1(1));
    near("1.414213562373095048801688724209698078570", Functions.exp2(0.5));
    near("1.259921049894873164767210607278228350570", Functions.cbrt(2));
    near("1.098612288668109691395245236922525704647", Functions.log(3.0));
    near("0.405465108108164381978013115464349136572", Functions.log1p(0.5));
    near("0.223143551314209755766295090309834503364", Functions.log1p(0.25));
    near("0.301029995663981195213738894724493026768", Functions.log10(2));
    near("1.175201193643801456882381850595600815156", Functions.sinh(1));
    near("1.543080634815243778477905620757061682602", Functions.cosh(1));
    near("0.761594155955764888119458282604793590413", Functions.tanh(1));
    near("0.731058578630004879251159241821836274365", Functions.sigmoid(1));
  }

  @Test
  void logarithmsUndoExponentials() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(-20, 20);
      TwoDoubles back = Functions.log(Functions.exp(x));
      assertTrue(Math.abs(back.plus(-x).high()) <= 0x1p-90 * Math.max(1, Math.abs(x)),
          () -> x + " came back as " + back);
    }
  }
}
