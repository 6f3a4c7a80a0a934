package lanewise.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lanewise.bench.ElementType;
import lanewise.bench.validate.ValidationOptions;
import lanewise.bench.validate.ValidationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks kernels against a reference. */
@Command(name = "validate", description = "Checks kernels and gradients against a reference: random and hard cases, errors in units of a derived bound.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  "0:all within their bounds", "1:something broke",
  "2:wrong options, or nothing was validated: subject or reference cover none of the operations"})
public final class Validate implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Option(names = "--subject", defaultValue = "lanewise", paramLabel = "NAME", description = "What is validated: lanewise, nd4j, openblas or a class that implements FloatKernels or one of its siblings (default: ${DEFAULT-VALUE}).")
  private String subject;

  @Option(names = "--reference", defaultValue = "double", paramLabel = "NAME", description = "What it is compared with: double (the truth, in more precision than it needs), spec (bit for bit), nd4j, openblas or a class (default: ${DEFAULT-VALUE}).")
  private String reference;

  @Option(names = "--ops", split = ",", paramLabel = "REGEX", description = "Operations, as regular expressions on names such as gemm or vmath/exp (default: all).")
  private List<String> operations = new ArrayList<>();

  @Option(names = "--types", split = ",", defaultValue = "f32,f64", paramLabel = "TYPE", description = "Element types (default: ${DEFAULT-VALUE}).")
  private List<String> types = new ArrayList<>();

  @Option(names = "--cases", defaultValue = "50", paramLabel = "N", description = "Cases of each operation and type (default: ${DEFAULT-VALUE}).")
  private int cases;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Seed of the random numbers: the same seed gives the same cases (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--case", paramLabel = "I", description = "Runs only the case of this number.")
  private Integer onlyCase;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for results.json and report.html; what is there of another run is kept.")
  private Path out;

  @Option(names = "--class-path", paramLabel = "JAR", description = "Jar or folder with the classes that --subject and --reference name; can be repeated.")
  private List<Path> classPath = new ArrayList<>();

  /** For picocli. */
  public Validate() {}

  @Override
  public Integer call() throws IOException {
    return switch (prepare().run()) {
      case WITHIN_BOUNDS -> Cli.OK;
      case BROKEN -> Cli.FAILED;
      case NOTHING -> Cli.USAGE;
    };
  }

  private ValidationRun prepare() {
    try {
      ValidationOptions options = new ValidationOptions(
          subject, reference, operations, types.stream().map(this::type).toList(), cases, seed, onlyCase, out,
          classPath);
      return new ValidationRun(options, spec.commandLine().getOut(), spec.commandLine().getErr());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ElementType type(String name) {
    try {
      return ElementType.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--types " + name + ", but must be f32 or f64", e);
    }
  }
}
