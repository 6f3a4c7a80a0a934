package lanewise.testing;

import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips all tests in a JVM that was told to use vectors wider than this machine has, which Lanewise refuses to do:
 * {@code META-INF/services} registers it. The machine is asked, not Lanewise: a Lanewise that refuses a width the machine
 * does have makes the tests fail.
 */
public final class ForcedWidth implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Integer forced = Integer.getInteger("lanewise.width");
    if (forced == null || "scalar".equals(System.getProperty("lanewise.provider")) || !Jvm.hasVectorModule()) {
      return ConditionEvaluationResult.enabled("no width is forced");
    }
    int widest = Machine.widestVector();
    return forced > widest
        ? ConditionEvaluationResult.disabled(forced + " bit are forced, but the widest vectors here have " + widest)
        : ConditionEvaluationResult.enabled(forced + " bit are available");
  }

  /** Apart, so that the Vector API is loaded only where it is there. */
  private static final class Machine {
    static int widestVector() {
      return VectorShape.preferredShape().vectorBitSize();
    }
  }
}
