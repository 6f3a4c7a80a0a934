package lanewise.bench.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import lanewise.bench.results.Accuracy;
import lanewise.bench.results.Results;
import lanewise.bench.results.ResultsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanewise passes; what is broken is found, and the command that is printed finds it again. */
class ValidateCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"double", "spec", "nd4j", "openblas"})
  void lanewisePasses(String reference) {
    Command run = Command.run("--reference", reference, "--cases", "6", "--seed", "1");
    assertEquals(0, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("Within all bounds"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "SkipsLastColumn,gemm", "SwapsTranspose,gemm", "ReadsC,gemm", "ReadsPadding,dot", "WritesPadding,scal",
    "WritesInput,asum", "InexactExp,vmath/exp", "DropsTail,sum", "TiesToLast,argmax", "WrongSign,autodiff/tanh",
    "Throws,iamax", "FailsAnAssertion,asum", "ChangesIndices,gatherRows",
    "PassesZeros,gemmReluGradient"})
  void mutantsAreCaught(String mutant, String operation) {
    String subject = Mutants.class.getName() + "$" + mutant;
    Command found =
        Command.run("--subject", subject, "--ops", operation, "--types", "f32", "--cases", "60", "--seed", "7");
    assertEquals(1, found.exit(), found.out() + found.err());

    String[] repeat = found.repeat();
    Command again = Command.run(repeat);
    assertEquals(1, again.exit(), () -> String.join(" ", repeat) + "\n" + again.out() + again.err());
    assertTrue(again.out().contains("BROKEN: 1 cases, 1 failures"), again.out());

    String[] healthy =
        Arrays.stream(repeat).map(each -> each.equals(subject) ? "lanewise" : each).toArray(String[]::new);
    assertEquals(0, Command.run(healthy).exit());
  }

  /** In a long sum with numbers at the end of the range, too, of which nothing else is known. */
  @Test
  void lostNaNIsFoundInLongSums() {
    String subject = Mutants.class.getName() + "$LosesNaN";
    assertEquals(1, Command.run("--subject", subject, "--ops", "asum", "--types", "f32", "--cases", "300").exit());
  }

  /** What cannot be compared is not passed. */
  @Test
  void aReferenceWithoutNumbersShowsNothing() {
    String reference = Mutants.class.getName() + "$GivesNaN";
    Command none = Command.run("--reference", reference, "--ops", "asum", "--types", "f32", "--cases", "5");
    assertEquals(2, none.exit(), none.out() + none.err());
    Command some = Command.run("--reference", reference, "--ops", "scal", "--types", "f32", "--cases", "20");
    assertEquals(0, some.exit(), some.out() + some.err());
    assertTrue(
        some.out().lines().anyMatch(
            line -> line.matches(
                "blas/scal f32: \\d+ elements not compared, as " + Pattern.quote(reference)
                    + " gives no number where the truth is one")),
        some.out());
  }

  /** Bit for bit, what is within any bound is found, too. */
  @Test
  void specificationSeesTheLastBit() {
    String subject = Mutants.class.getName() + "$DropsTail";
    assertEquals(1, Command.run("--subject", subject, "--reference", "spec", "--ops", "sum", "--types", "f32").exit());
    assertEquals(1, Command.run("--subject", "openblas", "--reference", "spec", "--ops", "dot").exit());
    assertEquals(0, Command.run("--subject", "openblas", "--ops", "blas/(dot|gemv|asum|nrm2)", "--cases", "30").exit());
  }

  /** The run goes on, and says whose fault it is. */
  @Test
  void aReferenceMayThrow() {
    String reference = Mutants.class.getName() + "$Throws";
    Command run = Command.run("--reference", reference, "--ops", "blas/iamax", "--types", "f32", "--cases", "5");
    assertEquals(1, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("the reference, not the subject: threw "), run.out());
  }

  @Test
  void whatIsNotCoveredIsNamed() {
    Command run = Command.run("--reference", "openblas", "--ops", "blas/dot,vmath/exp", "--cases", "5");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("Not covered by lanewise or by openblas:"), run.out());
    assertTrue(run.out().lines().toList().containsAll(List.of("  f32 vmath: exp", "  f64 vmath: exp")), run.out());
    assertTrue(run.out().contains("9 cases, 0 failures, 11 cases not covered"), run.out());
  }

  @Test
  void nothingIsNoSuccess(@TempDir Path folder) {
    Command run = Command.run("--reference", "openblas", "--ops", "vmath/exp", "--out", folder.toString());
    assertEquals(2, run.exit(), run.out());
    assertTrue(run.out().contains("Nothing was validated: 0 cases, 0 failures, 100 cases not covered"), run.out());
    assertTrue(Files.notExists(folder.resolve(ResultsFile.NAME)), "there are results of nothing");
  }

  @Test
  void typesCountOnce() {
    String[] arguments = {"--ops", "blas/dot", "--cases", "5", "--types", "f32"};
    String once = Command.run(arguments).out();
    arguments[arguments.length - 1] = "f32,f32";
    assertEquals(once, Command.run(arguments).out());
  }

  @ParameterizedTest
  @CsvSource({"InConstructor,no GPU", "InInitializer,no driver"})
  void reasonsOfKernelsThatFailToLoadAreTold(String subject, String reason) {
    Command run = Command.run("--subject", Unloadable.class.getName() + "$" + subject);
    assertEquals(2, run.exit(), run.err());
    assertTrue(run.err().contains(subject + " cannot be created: java.lang.IllegalStateException: " + reason),
        run.err());
  }

  @Test
  void seedDecides() {
    String[] arguments = {"--ops", "gemm,exp", "--cases", "10", "--seed", "42"};
    assertEquals(Command.run(arguments).out(), Command.run(arguments).out());
    arguments[arguments.length - 1] = "43";
    assertFalse(Command.run("--ops", "gemm,exp", "--cases", "10", "--seed", "42").out()
        .equals(Command.run(arguments).out().replace("43", "42")));
  }

  @ParameterizedTest
  @CsvSource({
    "--subject,com.example.Missing,'--subject com.example.Missing, but must be a name that --help lists, or a class'",
    "--subject,java.lang.String,'--subject java.lang.String, but must implement one of'",
    "--ops,nothing,'--ops nothing, but must match one of'", "--ops,(,'--ops (, but must be a regular expression'",
    "--types,f16,'--types f16, but must be f32 or f64'",
    "--cases,0,'--cases 0, but must be 1 or more'", "--case,-1,'--case -1, but must be 0 or more'",
    "--class-path,missing.jar,'--class-path missing.jar, but must be a jar or a folder that exists'",
    "--reference,com.example.Missing,'--reference com.example.Missing, but must be a name'"})
  void wrongOptions(String option, String value, String message) {
    Command run = Command.run(option, value);
    assertEquals(2, run.exit(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void resultsAreAddedToThoseThatAreThere(@TempDir Path folder) throws Exception {
    assertEquals(0, Command.run("--ops", "blas/dot", "--cases", "5", "--out", folder.toString()).exit());
    String subject = Mutants.class.getName() + "$DropsTail";
    assertEquals(
        1,
        Command.run("--subject", subject, "--ops", "reduce/sum", "--types", "f32", "--out", folder.toString()).exit());
    assertEquals(0, Command.run("--ops", "blas/dot", "--cases", "7", "--out", folder.toString()).exit());
    Results results = ResultsFile.read(folder);
    assertEquals(
        "validate --reference double --ops blas/dot --types f32,f64 --seed 1 --cases 5", results.command());
    assertEquals(3, results.accuracies().size());
    Accuracy broken = results.accuracies().get(0);
    assertEquals("reduce/sum", broken.operation());
    assertEquals(50, broken.cases());
    assertTrue(broken.failures() > 0);
    assertTrue(broken.worstBound() > 1);
    assertTrue(broken.worstCase().startsWith("validate --subject '" + subject + "'"), broken.worstCase());
    Accuracy dot = results.accuracies().get(1);
    assertEquals(7, dot.cases());
    assertEquals(0, dot.failures());
    // One result for each case, but where it may overflow.
    assertTrue(dot.ulps().stream().mapToLong(Long::longValue).sum() <= 7);
    assertTrue(dot.ulps().stream().mapToLong(Long::longValue).sum() >= 5);
  }
}
