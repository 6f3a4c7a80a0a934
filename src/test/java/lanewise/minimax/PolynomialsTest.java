package lanewise.minimax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The coefficients in the sources are those that {@link Polynomials} gives, bit for bit. */
@Tag("once")
class PolynomialsTest {
  static List<Polynomial> all() {
    return Polynomials.ALL;
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("all")
  void constantsAreTheGeneratedOnes(Polynomial polynomial) throws ReflectiveOperationException {
    Class<?> owner = Class.forName("lanewise.internal.math." + polynomial.owner());
    StringBuilder different = new StringBuilder();
    for (Map.Entry<String, Number> constant : polynomial.compute().constants().entrySet()) {
      String expected = Polynomials.literal(constant.getValue());
      String actual = inSource(owner, constant.getKey());
      if (!actual.equals(expected)) {
        different.append(String.format("%n  %s = %s; // is %s", constant.getKey(), expected, actual));
      }
    }
    assertTrue(different.isEmpty(), () -> owner.getSimpleName() + " should have" + different);
  }

  private static String inSource(Class<?> owner, String name) throws IllegalAccessException {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return Polynomials.literal((Number) field.get(null));
    } catch (NoSuchFieldException e) {
      return "missing";
    }
  }

  @Test
  void findsAKnownPolynomial() {
    // Chebyshev's polynomials: on [0, 1] the best line for x^2 is x - 1/8, and the error is 1/8.
    Polynomial.Result line =
        Polynomial.doubles("None", "C", x -> x.multiply(x), 0, 1).absolute().powers(0, 1).compute();
    assertEquals(-0.125, line.constants().get("C0").doubleValue(), 1e-3);
    assertEquals(1.0, line.constants().get("C1").doubleValue(), 1e-3);
    assertEquals(0.125, line.error(), 1e-3);
    // The same in x^2.
    Polynomial.Result quartic =
        Polynomial.doubles("None", "C", x -> x.pow(4), 0, 1).absolute().powers(0, 2, 2).compute();
    assertEquals(-0.125, quartic.constants().get("C0").doubleValue(), 1e-3);
    assertEquals(1.0, quartic.constants().get("C2").doubleValue(), 1e-3);
    assertEquals(0.125, quartic.error(), 1e-3);
  }
}
