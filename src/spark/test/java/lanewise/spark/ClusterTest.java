package lanewise.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import lanewise.Lanewise;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class ClusterTest {

  /** The build gives the incubator module to the driver only; executors get it from Spark. */
  @Test
  void executorsRunVectorCodeInJvmsOfTheirOwn() {
    try (JavaSparkContext spark = TestCluster.start(2, 1, Map.of())) {
      Set<Long> processes = TestCluster.ask(spark, () -> ProcessHandle.current().pid());
      assertEquals(2, processes.size());
      assertFalse(processes.contains(ProcessHandle.current().pid()));
      assertEquals(Set.of(Lanewise.describe()), TestCluster.ask(spark, Lanewise::describe));
      assertTrue(Lanewise.describe().startsWith("vector"), Lanewise.describe());
      Set<String> jars = TestCluster.ask(
          spark, () -> Lanewise.class.getProtectionDomain().getCodeSource().getLocation().getPath());
      assertTrue(jars.stream().allMatch(jar -> jar.endsWith(".jar") && jar.contains("work")), jars.toString());
    }
  }
}
