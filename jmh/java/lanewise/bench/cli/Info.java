package lanewise.bench.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.Lanewise;
import lanewise.bench.Caches;
import lanewise.bench.Host;
import lanewise.bench.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what decides how fast Lanewise is here. */
@Command(name = "info", description = {
  "Shows the processor, the JVM and what Lanewise makes of them, and why it is slower than it could be, if it is.",
  "Flags of java before -jar count: java -Dlanewise.provider=scalar -jar benchmarks.jar info"})
final class Info implements Runnable {
  private static final String UNKNOWN = "";

  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Setup setup = Setup.here();
    facts(setup).forEach((name, value) -> out.printf("%-16s %s%n", name, value));
    List<String> slowness = setup.slowness();
    out.println();
    slowness.forEach(reason -> out.println("Slower than it could be: " + reason));
    if (slowness.isEmpty()) {
      out.println("Nothing is known to make Lanewise slower than it could be here.");
    }
    out.flush();
  }

  private static Map<String, String> facts(Setup setup) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("CPU", Host.cpu());
    facts.put(
        "Processors",
        setup.available() + " for the JVM"
            + (setup.processors() > 0 ? ", " + setup.processors() + " in the machine" : ""));
    facts.put("Data caches", Caches.describe(Caches.here()));
    facts.put("System", Host.system());
    facts.put("JVM", Host.jvm());
    facts.put("Vector module", setup.vectorModule() ? "there" : "missing");
    facts.put("Compiler", setup.compiler().isEmpty() ? "none" : setup.compiler() + ", up to tier " + setup.lastTier());
    facts.put("Widest vectors", setup.widest() + " bit in the JVM");
    option(facts, "UseAVX");
    option(facts, "MaxVectorSize");
    option(facts, "AOTCache");
    facts.put("Lanewise", Host.version());
    facts.put("Provider", Lanewise.describe() + " (" + setup.providerReason() + ")");
    facts.put("Vectors", setup.vectors());
    return facts;
  }

  private static void option(Map<String, String> facts, String name) {
    String value = Setup.option(name, UNKNOWN);
    if (value != null && !value.isEmpty()) {
      facts.put(name, value);
    }
  }
}
