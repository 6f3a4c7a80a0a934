package lanewise.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lanewise.bench.report.Comparison;
import lanewise.bench.report.ComparisonReport;
import lanewise.bench.results.Results;
import lanewise.bench.results.ResultsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows runs side by side and says whether one is slower than the first. */
@Command(name = "compare", description = {
  "Shows runs side by side: of other versions, JVMs or CPUs.",
  "A line is slower if the interval of its ratio to the first run is below 1 and the difference above the threshold. Only lines of Lanewise decide."}, exitCodeOnExecutionException = 2, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:no line of Lanewise is slower than in the first run", "1:some are",
    "2:a file cannot be read, or the runs have no line of Lanewise in common"})
final class Compare implements Callable<Integer> {
  private static final int SLOWER = 1;
  private static final int UNUSABLE = 2;

  @Parameters(arity = "2..*", paramLabel = "RUN", description = "Folders of runs, or their results.json; the first is the baseline.")
  private List<Path> runs;

  @Option(names = "--threshold", paramLabel = "PERCENT", defaultValue = "3", description = "A difference below this never counts; default ${DEFAULT-VALUE}.")
  private double threshold;

  @Option(names = "--only", paramLabel = "REGEX", description = "Only lines whose id contains a match, such as gemm/lanewise.")
  private String only = "";

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "How it is written: text, markdown or csv; default ${DEFAULT-VALUE}.")
  private ComparisonReport.Format format;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (!(threshold >= 0 && threshold < 100)) {
      throw new ParameterException(
          spec.commandLine(), "--threshold " + threshold + ", but must be a percentage from 0 to below 100");
    }
    Pattern pattern = Only.pattern(only, spec);
    List<Results> results = new ArrayList<>();
    for (Path run : runs) {
      try {
        results.add(ResultsFile.read(run));
      } catch (IOException e) {
        spec.commandLine().getErr().println(e.getMessage());
        return UNUSABLE;
      }
    }
    List<Comparison> comparisons =
        results.stream().skip(1)
            .map(other -> Comparison.of(results.getFirst(), other, threshold / 100, id -> pattern.matcher(id).find()))
            .toList();
    List<String> names = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      Results one = results.get(run);
      names.add(runs.get(run) + ": Lanewise " + one.lanewise() + ", " + one.started());
    }
    spec.commandLine().getOut().print(ComparisonReport.of(names, comparisons, format));
    spec.commandLine().getOut().flush();
    if (!comparisons.stream().allMatch(Comparison::decided)) {
      spec.commandLine().getErr().println("there is a run that has no line of Lanewise in common with the first");
      return UNUSABLE;
    }
    return comparisons.stream().anyMatch(Comparison::slower) ? SLOWER : 0;
  }
}
