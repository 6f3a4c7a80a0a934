package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.testing.DocumentedError;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatUnary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No function is left out by a wrong name in the table, and each figure is that of the Javadoc, wherever it stands. */
@Tag("once")
class AccuracyTableTest {
  @Test
  void everyFunctionIsMeasured() {
    for (FloatUnary function : FloatUnary.values()) {
      AccuracyTable.Row row = AccuracyTable.ALL.stream().filter(r -> r.constant() == function).findFirst()
          .orElseThrow(() -> new AssertionError("no accuracy of " + function));
      assertNotNull(row.single(), function::name);
      assertNotNull(row.twofold(), function::name);
    }
  }

  @Test
  void figuresAreReadFromTheJavadoc() {
    assertEquals(new DocumentedError(0, 0), DocumentedError.of(FloatUnary.NEG));
    assertEquals(new DocumentedError(0.5, 0.5), DocumentedError.of(FloatUnary.SQRT));
    assertTrue(DocumentedError.of(FloatUnary.LOG2).twofold() > 1);
    assertTrue(DocumentedError.of(FloatBinary.POW).single() > 0.5);
  }

  private static List<MatchResult> lines(String file, int least, String pattern) throws IOException {
    List<MatchResult> lines = Pattern.compile(pattern).matcher(Files.readString(Path.of(file))).results().toList();
    assertTrue(lines.size() >= least, () -> file + ": " + lines.size());
    return lines;
  }

  /** The errors at all floats, of which the Javadoc has the next hundredth. */
  @Test
  void numericsHasTheFiguresOfTheJavadoc() throws IOException {
    for (MatchResult line : lines("docs/numerics.md", 33, "\\| (\\w+) \\| (\\d\\.\\d{4}) \\|")) {
      AccuracyTable.Row row = AccuracyTable.named(line.group(1));
      assertEquals(row.singleBound(), Math.ceil(100 * Double.parseDouble(line.group(2))) / 100, line.group());
    }
  }

  /** The errors in a sample of doubles; the Javadoc has the largest of any sample. */
  @Test
  void numericsHasNoLargerErrorThanTheJavadoc() throws IOException {
    for (MatchResult line : lines("docs/numerics.md", 36, "\\| (\\w+) \\| (\\d(?:\\.\\d\\d)?) \\| -?(?: \\||0x)")) {
      assertTrue(Double.parseDouble(line.group(2)) <= documented(line.group(1)).twofold(), line.group());
    }
  }

  /** So no error is that of a formula that has changed. */
  @Test
  void numericsHasErrorsAtTheirArguments() throws IOException {
    for (MatchResult line : lines("docs/numerics.md", 29, "\\| (\\w+) \\| (\\d\\.\\d{4}) \\| (-?0x\\S+) =")) {
      AccuracyTable.Row row = AccuracyTable.named(line.group(1));
      float x = Float.parseFloat(line.group(3));
      double error = Ulps.error(row.single().apply(x), row.reference().applyAsDouble(x));
      assertEquals(Double.parseDouble(line.group(2)), error, 0.5e-4, line.group());
    }
    for (MatchResult line : lines("docs/numerics.md", 29, "\\| (\\w+) \\| (\\d\\.\\d\\d) \\| (-?0x\\S+) =")) {
      AccuracyTable.Row row = AccuracyTable.named(line.group(1));
      double x = Double.parseDouble(line.group(3));
      double error = Ulps.error(row.twofold().applyAsDouble(x), row.big().apply(new BigDecimal(x)));
      assertEquals(Double.parseDouble(line.group(2)), Math.ceil(100 * error) / 100, line.group());
    }
  }

  /** Of a function by the name that tables have for it. */
  private static DocumentedError documented(String name) {
    String constant = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    return Stream.<Enum<?>>concat(Stream.of(FloatUnary.values()), Stream.of(FloatBinary.values()))
        .filter(function -> function.name().equals(constant)).map(DocumentedError::of).findFirst().orElseThrow();
  }

  /** The same of two operands; both are samples. */
  @Test
  void validateHasTheFiguresOfTheJavadocOfTwoOperands() throws IOException {
    String call = "case (POW|ATAN2|HYPOT) -> .*claim\\.ulps\\((?:type, )?(\\d)(?:, (\\d))?\\)";
    for (MatchResult line : lines("jmh/java/lanewise/bench/validate/BinaryTruth.java", 3, call)) {
      DocumentedError error = DocumentedError.of(FloatBinary.valueOf(line.group(1)));
      assertEquals(DocumentedError.above(error.single()), Double.parseDouble(line.group(2)), line.group());
      String twofold = line.group(line.group(3) == null ? 2 : 3);
      assertEquals(DocumentedError.above(error.twofold()), Double.parseDouble(twofold), line.group());
    }
  }

  /** The benchmarks' validate claims the errors of floats, and whole numbers above those of doubles. */
  @Test
  void validateHasTheFiguresOfTheJavadoc() throws IOException {
    String call = "case (\\w+) -> ulps\\(.*\\), (\\d\\.\\d\\d), (\\d)";
    for (MatchResult line : lines("jmh/java/lanewise/bench/validate/UnaryTruth.java", 21, call)) {
      DocumentedError error = DocumentedError.of(FloatUnary.valueOf(line.group(1)));
      assertEquals(error.single(), Double.parseDouble(line.group(2)), line.group());
      assertEquals(DocumentedError.above(error.twofold()), Double.parseDouble(line.group(3)), line.group());
    }
  }
}
