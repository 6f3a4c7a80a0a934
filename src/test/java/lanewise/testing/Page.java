package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A document whose code is that of a test.
 *
 * @param blocks its blocks of Java, in order
 */
public record Page(List<String> blocks) {

  /** Reads a Markdown file. */
  public static Page of(String document) throws IOException {
    Pattern block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    return new Page(
        block.matcher(Files.readString(Path.of(document))).results().map(each -> each.group(1)).toList());
  }

  /** Every block, its imports apart, stands in a source file, as does each import; blanks are set by the formatter. */
  public void assertCodeOf(Path source) throws IOException {
    assertFalse(blocks.isEmpty());
    String code = Files.readString(source);
    for (String block : blocks) {
      block.lines().filter(Page::isImport).filter(line -> !line.endsWith(".*;"))
          .forEach(line -> assertTrue(code.contains(line), () -> "not in " + source + ":\n" + line));
      String rest = String.join("\n", block.lines().filter(line -> !isImport(line)).toList());
      assertTrue(stripped(code).contains(stripped(rest)), () -> "not in " + source + ":\n" + block);
    }
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static String stripped(String code) {
    return code.replaceAll("\\s+", "");
  }
}
