package lanewise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The largest error of a function that its Javadoc states, in ULP of float and of double: tests take it from there. Of a
 * function that is rightly rounded it is 0.5; where nothing is said, results are exact.
 */
public record DocumentedError(double single, double twofold) {

  private static final Path SOURCES = Path.of("src/main/java/lanewise/vmath");
  private static final Pattern LARGEST = Pattern
      .compile("Largest error(?: found)?: (\\d\\.\\d\\d) ULP \\(binary32\\), (\\d\\.\\d\\d) ULP \\(binary64\\)");

  /** Of a constant of FloatUnary, FloatBinary or a twin of them. */
  public static DocumentedError of(Enum<?> function) {
    String comment = comment(function);
    Matcher largest = LARGEST.matcher(comment);
    if (largest.find()) {
      return new DocumentedError(Double.parseDouble(largest.group(1)), Double.parseDouble(largest.group(2)));
    }
    double error = comment.contains("rightly rounded") ? 0.5 : 0;
    return new DocumentedError(error, error);
  }

  private static String comment(Enum<?> function) {
    String file = function.getDeclaringClass().getSimpleName().replace("Double", "Float") + ".java";
    try {
      String source = Files.readString(SOURCES.resolve(file));
      int end = source.indexOf("\n  " + function.name() + "(");
      return source.substring(source.lastIndexOf("/**", end), end).replaceAll("[\\s*]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bound above an error that was found in a sample: the next whole number, unless the error is proven. */
  public static double above(double error) {
    return error > 0.5 ? Math.ceil(error) : error;
  }
}
