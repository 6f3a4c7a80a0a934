package lanewise.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lanewise.Lanewise;
import lanewise.internal.vector.VectorWidth;

/**
 * What decides how fast Lanewise is in a JVM.
 *
 * @param vectorModule whether the module jdk.incubator.vector is there
 * @param compiler the compilers by the JVM's own name, empty for none
 * @param lastTier the highest tier of compilation, 4 for C2
 * @param foreignCompiler whether a compiler other than C2 stands in its place
 * @param provider what the property lanewise.provider says, empty for nothing
 * @param width what the property lanewise.width says, empty for nothing
 * @param widest the widest vectors that the JVM uses, in bits
 * @param cpuBits the widest vectors that the processor is known to have, in bits, 0 if that is unknown
 * @param processors processors of the machine, 0 if that is unknown
 * @param available processors that the JVM may use
 */
public record Setup(
    boolean vectorModule,
    String compiler,
    int lastTier,
    boolean foreignCompiler,
    String provider,
    String width,
    int widest,
    int cpuBits,
    int processors,
    int available) {

  private static final int C2 = 4;

  /** That of this JVM. */
  public static Setup here() {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    boolean interpreted = compilers == null || System.getProperty("java.vm.info", "").contains("interpreted");
    return new Setup(
        module, interpreted ? "" : compilers.getName(), Integer.parseInt(option("TieredStopAtLevel", "4")),
        Boolean.parseBoolean(option("UseJVMCICompiler", "false")), System.getProperty("lanewise.provider", ""),
        System.getProperty("lanewise.width", ""), module ? FmaLoop.widest() : 0, cpuBits(Host.cpuInfo()),
        Host.processors(), Runtime.getRuntime().availableProcessors());
  }

  /** The value of an option of the JVM, or another one if it has no such option. */
  public static String option(String name, String otherwise) {
    try {
      VMOption option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name);
      return option.getValue();
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }

  /** What Linux lists among the features of a processor. */
  static int cpuBits(Map<String, String> cpuInfo) {
    List<String> features =
        List.of((cpuInfo.getOrDefault("flags", "") + " " + cpuInfo.getOrDefault("Features", "")).split(" "));
    if (features.containsAll(List.of("avx512f", "avx512bw", "avx512dq", "avx512vl"))) {
      return 512;
    }
    if (features.contains("avx2")) {
      return 256;
    }
    return features.contains("asimd") && !features.contains("sve") ? 128 : 0;
  }

  /** The vectors that Lanewise uses, and how many of them the processor holds. */
  public String vectors() {
    if (!Lanewise.describe().startsWith("vector")) {
      return "none";
    }
    return VectorWidth.BITS + " bit, " + VectorWidth.REGISTERS + " registers";
  }

  /** Why this provider runs. */
  public String providerReason() {
    if (!provider.isEmpty()) {
      return "lanewise.provider=" + provider;
    }
    return "the module jdk.incubator.vector is " + (vectorModule ? "there" : "missing");
  }

  /** What makes Lanewise slower than it could be on this machine, each with the remedy; empty if nothing is known to. */
  public List<String> slowness() {
    List<String> reasons = new ArrayList<>();
    if (!vectorModule) {
      reasons.add("no SIMD, as the vector module is missing: start java with --add-modules=jdk.incubator.vector");
    } else if (provider.equals("scalar")) {
      reasons.add("no SIMD, as lanewise.provider=scalar forces plain loops: leave out that property");
    }
    if (compiler.isEmpty()) {
      reasons.add("nothing is compiled: leave out -Xint");
    } else if (foreignCompiler) {
      reasons.add("C2, which turns the vector code into instructions, is replaced: use -XX:-UseJVMCICompiler");
    } else if (lastTier < C2) {
      reasons.add(
          "C2, which turns the vector code into instructions, is off: leave out -XX:TieredStopAtLevel=" + lastTier);
    } else if (!compiler.contains("Tiered") && !compiler.contains("C2") && !compiler.contains("Server")) {
      reasons.add("this JVM has no C2, which turns the vector code into instructions: use a full (server) JDK");
    }
    if (!width.isEmpty() && Integer.parseInt(width) < widest) {
      reasons.add(
          "vectors of " + width + " bit, as lanewise.width=" + width + " forces them, where the JVM has " + widest
              + ": leave out that property");
    }
    if (vectorModule && cpuBits > widest) {
      reasons.add(
          "the JVM uses vectors of " + widest + " bit, and the processor has " + cpuBits
              + ": try -XX:UseAVX=" + (cpuBits == 512 ? 3 : 2) + " and -XX:MaxVectorSize=" + cpuBits / 8);
    }
    if (processors > available) {
      reasons.add(
          "the JVM may use " + available + " of " + processors
              + " processors: raise the container's quota, the affinity or -XX:ActiveProcessorCount");
    }
    return reasons;
  }
}
