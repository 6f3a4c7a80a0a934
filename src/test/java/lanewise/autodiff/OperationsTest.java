package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lanewise.tensor.ElementType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives of every operation, of first and second order, forward and reverse, against differences. */
@Tag("once")
class OperationsTest {

  /** What gives a node and is no operation. */
  private static final Set<String> NO_OPERATIONS = Set.of("of", "constant", "input", "cause");

  /** What differences know nothing of. */
  private static final Set<String> ELSEWHERE = Set.of("stopGradient");

  static List<Cases> cases() {
    return Cases.all();
  }

  @Test
  void everyOperationIsInTheTable() {
    Set<String> methods = Arrays.stream(Node.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Node.class)
        .map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    methods.removeAll(NO_OPERATIONS);
    methods.removeAll(ELSEWHERE);
    Set<String> cases = cases().stream().map(Cases::method).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(methods, cases, "extend the table in Cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAreThoseOfDifferences(Cases each) {
    try {
      Autodiff.checkGradients(each.f(), each.x(ElementType.DOUBLE));
    } catch (AssertionError e) {
      fail(each + ": " + e.getMessage());
    }
  }
}
