package lanewise.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lanewise.bench.Tuner;
import lanewise.bench.results.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for better sizes. */
@Command(name = "tune", description = {
  "Measures the sizes at which Lanewise changes from one way to compute to another, which are chosen for common CPUs, and says which would be better on this one, and by how much. It takes some 20 minutes.",
  "The file that it writes is for java -Dlanewise.tuning=FILE. No size changes a bit of a result; the one that does, the length of the sums in a product, is not among them."})
final class Tune implements Callable<Integer> {

  @Option(names = "--only", split = ",", paramLabel = "KEY", description = "Sizes to look at; the default is all of them.")
  private List<String> only = List.of();

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "How often each value is measured; the default is ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--out", paramLabel = "FILE", defaultValue = "lanewise-tuning.properties", description = "The file for what is better; the default is ${DEFAULT-VALUE}.")
  private Path out;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<String> keys = Tuner.keys();
    for (String key : only) {
      if (!keys.contains(key)) {
        throw wrong("--only " + key + ", but must be one of " + String.join(", ", keys));
      }
    }
    if (rounds < 1) {
      throw wrong("--rounds " + rounds + ", but must be 1 or more");
    }
    try {
      Place.requireFile(out);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    Tuner.of(only.isEmpty() ? keys : only, rounds).run(out);
    return Cli.OK;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
