package lanewise.bench.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/validate.md: it is the code that runs here, and it does what is said there. */
class OwnKernelsTest {
  private static final Path SOURCE = Path.of("jmh/test/java/com/example/MyGemm.java");

  @Test
  void exampleIsTheCodeOfTheDocument() throws Exception {
    String document = Files.readString(Path.of("docs/validate.md"));
    assertTrue(document.contains("```java\n" + Files.readString(SOURCE) + "```"), "docs/validate.md has other code");
  }

  @Test
  void exampleIsValidated() {
    Command run = Command.run("--subject", "com.example.MyGemm", "--ops", "blas/gemm,blas/dot", "--types", "f32");
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("  f32 blas: dot"), run.out());
  }

  @Test
  void classesMayLieElsewhere(@TempDir Path parent) throws Exception {
    Path folder = Files.createDirectory(parent.resolve("their classes"));
    Path source = folder.resolve("TheirGemm.java");
    Files.writeString(source,
        Files.readString(SOURCE).replace("MyGemm", "TheirGemm").replace("p = 0; p < k", "p = 1; p < k"));
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(
        null, null, null, "-cp", System.getProperty("java.class.path"), "-proc:none", "-d", folder.toString(),
        source.toString()));
    String[] arguments = {
      "--subject", "com.example.TheirGemm", "--class-path", folder.toString(), "--ops", "blas/gemm", "--types", "f32"};
    Command run = Command.run(arguments);
    assertEquals(1, run.exit(), run.out() + run.err());
    assertEquals(1, Command.run(run.repeat()).exit());
  }
}
