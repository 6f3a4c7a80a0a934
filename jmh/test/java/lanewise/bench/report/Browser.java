package lanewise.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium. */
final class Browser {
  /** The system property that names the browser, where it is not on the path. */
  private static final String PROPERTY = "lanewise.browser";

  /**
   * Shows a page in a frame, since a window is never narrower than 500 pixels, and puts the frame's document where the
   * dump has it.
   */
  private static final String FRAME = """
      <!doctype html>
      <meta charset="utf-8">
      <style>:root, iframe { color-scheme: light dark; border: 0 } body { margin: 0 }</style>
      <iframe src="%s" width="%d" height="%d"></iframe>
      <template></template>
      <script>
      onload = () => document.querySelector("template").content.append(
        document.querySelector("iframe").contentDocument.documentElement.cloneNode(true));
      </script>
      """;

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Path executable;

  private Browser(Path executable) {
    this.executable = executable;
  }

  /** What a page became. */
  record Shown(String dom, List<String> messages) {}

  /** The browser of this machine; without one the test is aborted. */
  static Browser find() {
    String named = System.getProperty(PROPERTY);
    Optional<Path> found =
        named != null
            ? Optional.of(Path.of(named))
            : Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    assumeTrue(found.isPresent(), "no browser on the path: " + NAMES + "; -D" + PROPERTY + " names one");
    return new Browser(found.get());
  }

  /** Opens a page, runs its scripts, takes a picture and returns the document and what the console got. */
  Shown open(Path page, Path picture, int width, int height, boolean dark) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("lanewise-browser");
    Path dom = Files.createTempFile(profile, "dom", ".html");
    Path log = Files.createTempFile(profile, "log", ".txt");
    Files.deleteIfExists(picture);
    Path frame = profile.resolve("frame.html");
    Files.writeString(frame, FRAME.formatted(page.toUri(), width, height));
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(
        List.of(
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--user-data-dir=" + profile, "--enable-logging=stderr", "--v=0", "--dump-dom", "--screenshot=" + picture,
            "--window-size=" + width + "," + height, "--virtual-time-budget=5000",
            "--allow-file-access-from-files", "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
            frame.toUri().toString()));
    Process process = new ProcessBuilder(command).redirectOutput(dom.toFile()).redirectError(log.toFile()).start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
      List<String> messages = Files.readAllLines(log);
      assertEquals(0, process.exitValue(), () -> String.join("\n", messages));
      return new Shown(Files.readString(dom), messages.stream().filter(line -> line.contains("CONSOLE")).toList());
    } finally {
      process.destroyForcibly().waitFor();
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
