package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {
  private static final String C2 = "HotSpot 64-Bit Tiered Compilers";

  private static void says(Setup setup, String reason, String remedy) {
    List<String> reasons = setup.slowness();
    assertEquals(1, reasons.size(), reasons.toString());
    assertTrue(reasons.getFirst().contains(reason), reasons.getFirst());
    assertTrue(reasons.getFirst().contains(remedy), reasons.getFirst());
  }

  @Test
  void nothingIsWrongWithAFullSetup() {
    assertEquals(List.of(), new Setup(true, C2, 4, false, "", "", 512, 512, 8, 8).slowness());
    assertEquals(List.of(), new Setup(true, C2, 4, false, "vector", "512", 512, 0, 0, 8).slowness());
  }

  @Test
  void eachReasonComesWithItsRemedy() {
    says(new Setup(false, C2, 4, false, "", "", 0, 512, 8, 8), "no SIMD", "--add-modules=jdk.incubator.vector");
    says(new Setup(true, C2, 4, false, "scalar", "", 512, 512, 8, 8), "lanewise.provider=scalar", "leave out");
    says(new Setup(true, "", 4, false, "", "", 512, 512, 8, 8), "nothing is compiled", "-Xint");
    says(new Setup(true, C2, 1, false, "", "", 512, 512, 8, 8), "C2", "-XX:TieredStopAtLevel=1");
    says(new Setup(true, "HotSpot 64-Bit Client Compiler", 4, false, "", "", 512, 512, 8, 8), "no C2", "full");
    says(new Setup(true, C2, 4, true, "", "", 512, 512, 8, 8), "replaced", "-XX:-UseJVMCICompiler");
    says(new Setup(true, C2, 4, false, "", "128", 512, 512, 8, 8), "128 bit", "leave out");
    says(new Setup(true, C2, 4, false, "", "", 256, 512, 8, 8), "the processor has 512", "-XX:UseAVX=3");
    says(new Setup(true, C2, 4, false, "", "", 512, 512, 8, 2), "2 of 8 processors", "quota");
  }

  @Test
  void knowsTheVectorsOfAProcessor() {
    assertEquals(512, Setup.cpuBits(Map.of("flags", "fpu avx2 avx512f avx512dq avx512bw avx512vl")));
    assertEquals(256, Setup.cpuBits(Map.of("flags", "fpu avx avx2 avx512f")));
    assertEquals(128, Setup.cpuBits(Map.of("Features", "fp asimd")));
    assertEquals(0, Setup.cpuBits(Map.of("Features", "fp asimd sve")));
    assertEquals(0, Setup.cpuBits(Map.of()));
  }
}
