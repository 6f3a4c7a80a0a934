package lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import lanewise.testing.HidingLoader;
import lanewise.testing.Jvm;
import lanewise.testing.Probe;
import lanewise.testing.Redeployed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided once for a process: in fresh JVMs. */
@Tag("once")
class StartUpTest {

  private static final String RESULTS = "float 3.0 4.0 6.0 8.0\ndouble 3.0\n";
  private static final String NO_VECTORS = "-XX:MaxVectorSize=8";
  private static final String FLAG = "--add-modules jdk.incubator.vector";

  /** Said each time that somebody asks, and in whatever a kernel throws. */
  private static void checkRefused(String message, Jvm jvm) {
    String[] lines = jvm.out().split("\\R");
    assertEquals(3, lines.length, jvm.toString());
    assertEquals("refused: " + message, lines[0]);
    assertEquals("refused: " + message, lines[1]);
    assertTrue(lines[2].startsWith("failed: ") && lines[2].contains(message), lines[2]);
  }

  private static void check(String out, Jvm jvm) {
    assertEquals(out, jvm.out().replace("\r\n", "\n"), jvm.err());
    assertEquals(0, jvm.exit(), jvm.err());
  }

  @Test
  void vectorsByDefault() {
    Jvm jvm = Jvm.run(Probe.class, Jvm.ADD_VECTOR);
    assertTrue(jvm.out().matches("(?s)(vector, (128|256|512) bit, 1 thread\\R){2}float.*"), jvm.toString());
    assertTrue(jvm.out().replace("\r\n", "\n").endsWith(RESULTS), jvm.toString());
    assertFalse(jvm.err().contains(FLAG), jvm.err());
  }

  @ParameterizedTest
  @CsvSource({"128,on", "128,off"})
  void forcedWidth(String width, String warmup) {
    check(
        ("vector, " + width + " bit, 1 thread\n").repeat(2) + RESULTS,
        Jvm.run(
            Probe.class, Jvm.ADD_VECTOR, "-Dlanewise.provider=vector", "-Dlanewise.width=" + width,
            "-Dlanewise.warmup=" + warmup));
  }

  /** Who asks for scalar code need not be told how to get vectors. */
  @Test
  void forcedScalarIsQuiet() {
    Jvm jvm = Jvm.run(Probe.class, "-Dlanewise.provider=scalar");
    check("scalar, 1 thread\n".repeat(2) + RESULTS, jvm);
    assertEquals("", jvm.err());
  }

  @Test
  void withoutTheModuleOneWarningNamesTheFlag() {
    Jvm jvm = Jvm.run(Probe.class);
    check("scalar, 1 thread\n".repeat(2) + RESULTS, jvm);
    assertEquals(2, jvm.err().split(FLAG, -1).length, jvm.err());
    assertTrue(jvm.err().contains("WARNING"), jvm.err());
  }

  /** Unless vectors are asked for: there they are slow, but there. */
  @ParameterizedTest
  @CsvSource({"-Xint", "-XX:TieredStopAtLevel=1"})
  void withoutTheSecondCompilerScalarCodeRuns(String flag) {
    Jvm jvm = Jvm.run(Probe.class, Jvm.ADD_VECTOR, flag);
    check("scalar, 1 thread\n".repeat(2) + RESULTS, jvm);
    assertEquals(2, jvm.err().split("this JVM does not compile vector code", -1).length, jvm.err());
    Jvm forced = Jvm.run(Probe.class, Jvm.ADD_VECTOR, flag, "-Dlanewise.provider=vector");
    assertTrue(forced.out().startsWith("vector, "), forced.toString());
  }

  /** As those of plug-ins do. */
  @Test
  void behindAClassLoaderThatHidesTheModuleScalarCodeRuns() {
    Jvm jvm = Jvm.run(HidingLoader.class, Jvm.ADD_VECTOR);
    check("scalar, 1 thread\n".repeat(2) + RESULTS, jvm);
    assertEquals(2, jvm.err().split("hidden by the class loader", -1).length, jvm.err());
  }

  /** A server's threads outlive its applications. */
  @Test
  void threadsDoNotHoldTheClassLoader() {
    Jvm jvm = Jvm.run(Redeployed.class, Jvm.ADD_VECTOR, "-XX:SoftRefLRUPolicyMSPerMB=0");
    assertTrue(jvm.out().endsWith("remain: 0" + System.lineSeparator()), jvm.toString());
  }

  /** As on a CPU without SIMD: for what the Vector API then does in its place, there are no kernels. */
  @Test
  void withoutVectorsScalarCodeRuns() {
    Jvm jvm = Jvm.run(Probe.class, Jvm.ADD_VECTOR, NO_VECTORS);
    check("scalar, 1 thread\n".repeat(2) + RESULTS, jvm);
    assertEquals(2, jvm.err().split("this JVM has no vectors of 128 bits", -1).length, jvm.err());
  }

  @Test
  void forcedVectorsWithoutVectorsAreRefused() {
    checkRefused(
        "lanewise.provider = vector, but this JVM has no vectors of 128 bits",
        Jvm.run(Probe.class, Jvm.ADD_VECTOR, NO_VECTORS, "-Dlanewise.provider=vector"));
  }

  @Test
  void forcedVectorsWithoutTheModuleAreRefused() {
    checkRefused(
        "lanewise.provider = vector, but the module jdk.incubator.vector is not there: start java with " + FLAG,
        Jvm.run(Probe.class, "-Dlanewise.provider=vector"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "lanewise.provider | simd   | scalar, vector",
    "lanewise.provider | ''     | scalar, vector",
    "lanewise.provider | SCALAR | scalar, vector",
    "lanewise.width    | 1024   | 128, 256, 512",
    "lanewise.width    | wide   | 128, 256, 512",
    "lanewise.warmup   | never  | on, off"})
  void aWrongValueListsTheRightOnes(String property, String value, String right) {
    checkRefused(
        property + " = " + value + ", but must be one of " + right,
        Jvm.run(Probe.class, Jvm.ADD_VECTOR, "-D" + property + "=" + value));
  }

  /** As on a CPU without AVX-512. */
  @Test
  void aWidthThatTheCpuDoesNotHaveIsRefused() {
    assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "the flag is one of x86");
    Jvm jvm = Jvm.run(
        Probe.class, Jvm.ADD_VECTOR, "-DmultipliesFirst=true", "-XX:UseAVX=2", "-Dlanewise.width=512");
    String message = "lanewise.width = 512, but the widest vectors here have 256 bits";
    String[] lines = jvm.out().split("\\R");
    assertEquals(3, lines.length, jvm.toString());
    for (String line : lines) {
      assertTrue(line.contains(message), line);
    }
  }

  /** Also to who asks after a kernel has failed. */
  @ParameterizedTest
  @CsvSource({"lanewise.width,wide", "lanewise.tuning,/nowhere"})
  void aWrongValueIsSaidAfterwardsToo(String property, String value) {
    Jvm jvm = Jvm.run(Probe.class, Jvm.ADD_VECTOR, "-DmultipliesFirst=true", "-D" + property + "=" + value);
    String[] lines = jvm.out().split("\\R");
    assertEquals(3, lines.length, jvm.toString());
    assertTrue(lines[0].startsWith("failed: "), lines[0]);
    for (int i = 1; i < 3; i++) {
      assertTrue(lines[i].startsWith("refused: " + property + " = " + value + ", but must be "), lines[i]);
    }
  }

  /** A typing error is found even where the setting has no effect. */
  @ParameterizedTest
  @CsvSource({"lanewise.width,wide", "lanewise.warmup,never"})
  void aWrongValueIsRefusedWithScalarCodeToo(String property, String value) {
    Jvm jvm = Jvm.run(Probe.class, "-Dlanewise.provider=scalar", "-D" + property + "=" + value);
    assertTrue(jvm.out().startsWith("refused: " + property + " = " + value), jvm.toString());
  }

  /** On the module path {@code requires} brings the Vector API in, without a flag. */
  @Test
  void modulePath() {
    assumeTrue(Files.exists(Jvm.library().resolve("module-info.class")), "classes compiled without module-info");
    Jvm jvm = Jvm.run(
        List.of(
            "--module-path", Jvm.library().toString(), "--add-modules", "lanewise", "-cp", Jvm.tests().toString(),
            Probe.class.getName()));
    assertTrue(jvm.out().startsWith("vector, "), jvm.toString());
    assertTrue(jvm.out().replace("\r\n", "\n").endsWith(RESULTS), jvm.toString());
  }
}
