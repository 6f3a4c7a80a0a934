package lanewise.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.bench.results.Results;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class ReportPageTest {
  /** Pages and pictures stay here, to be looked at. */
  private static final Path FOLDER = Path.of("target", "report-test");

  /** What only a layout tells, written where the dumped document shows it. */
  private static final String PROBE =
      """
          <script>
          document.documentElement.dataset.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          document.documentElement.dataset.view = document.documentElement.clientWidth;
          document.documentElement.dataset.requests = performance.getEntriesByType("resource").length;
          document.documentElement.dataset.paper = getComputedStyle(document.body).backgroundColor;
          document.documentElement.dataset.injected = document.querySelectorAll("img, [onerror], main script, header script").length;
          document.documentElement.dataset.empty = [...document.querySelectorAll("figure")].filter(
            figure => !figure.querySelector("svg path, table")).length;
          </script>
          """;

  /** Makes every choice, points at something in every chart, sorts and filters. */
  private static final String EXERCISE =
      """
          <script>
          for (const input of document.querySelectorAll("input[type=radio]")) {
            input.click();
          }
          for (const select of document.querySelectorAll("select")) {
            for (let i = select.options.length - 1; i >= 0; i--) {
              select.selectedIndex = i;
              select.dispatchEvent(new Event("change"));
            }
          }
          document.querySelectorAll("th button").forEach(button => button.click());
          const filter = document.querySelector("input[type=search]");
          filter.value = "nd4j gemm f64";
          filter.dispatchEvent(new Event("input"));
          let silent = 0;
          for (const box of document.querySelectorAll(".chart")) {
            echarts.getInstanceByDom(box).dispatchAction({type: "showTip", seriesIndex: 0, dataIndex: 0});
            silent += box.querySelector(".tip") || box.textContent.includes("not measured") ? 0 : 1;
          }
          document.documentElement.dataset.silent = silent;
          document.documentElement.dataset.buckets = [...document.querySelectorAll("#accuracy text")]
            .map(text => text.textContent).filter(text => /^[>≤]/.test(text)).join();
          document.documentElement.dataset.lines = [...document.querySelectorAll("#lines tbody tr")].filter(row => !row.hidden).length;
          </script>
          """;

  private static Browser browser;

  @BeforeAll
  static void findBrowser() {
    browser = Browser.find();
  }

  private static Browser.Shown show(Results results, String name, int width, int height, boolean dark)
      throws IOException, InterruptedException {
    Path folder = FOLDER.resolve(name).toAbsolutePath();
    Reports.write(folder, results);
    Path page = folder.resolve("probed.html");
    Files.writeString(page, append(Files.readString(folder.resolve(Reports.PAGE)), PROBE));
    Browser.Shown shown = browser.open(page, folder.resolve("page.png"), width, height, dark);
    assertEquals(List.of(), shown.messages());
    assertEquals("0", probe(shown, "requests"));
    assertEquals(Integer.toString(width), probe(shown, "view"));
    assertEquals("0", probe(shown, "overflow"), "the page scrolls sideways");
    assertEquals("0", probe(shown, "injected"), "data became markup");
    assertEquals("0", probe(shown, "empty"), "figures with nothing drawn");
    assertTrue(Files.size(folder.resolve("page.png")) > 10_000);
    return shown;
  }

  private static String append(String page, String markup) {
    int end = page.lastIndexOf("</body>");
    return page.substring(0, end) + markup + page.substring(end);
  }

  private static String probe(Browser.Shown shown, String name) {
    Matcher matcher = Pattern.compile("<html[^>]* data-" + name + "=\"([^\"]*)\"").matcher(shown.dom());
    assertTrue(matcher.find(), "no " + name);
    return matcher.group(1);
  }

  private static long count(Browser.Shown shown, String regex) {
    return Pattern.compile(regex).matcher(shown.dom()).results().count();
  }

  private static void assertComplete(Browser.Shown shown, Results results) {
    for (String suite : MarkdownReport.suites(results)) {
      assertEquals(1, count(shown, "<section id=\"" + Pattern.quote(suite) + "\""), suite);
    }
    for (String section : List.of("roofline", "scaling", "coldstart", "accuracy", "environment", "lines")) {
      assertEquals(1, count(shown, "<section id=\"" + section + "\""), section);
    }
    // Products of two types and of other shapes, roofline, two each for three suites of throughput, threads, autodiff, cold starts,
    // accuracy twice, bandwidth.
    assertEquals(17, count(shown, "<div class=\"chart\""));
    assertEquals(17, count(shown, "<svg "));
    assertEquals(results.lines().size(), count(shown, "<td[^>]*>(⚠ )?(ceiling|gemm|blas|vmath|reductions|autodiff)/"));
    assertEquals(1, count(shown, "id=\"incomplete\""));
    assertEquals(1, count(shown, "id=\"warnings\""));
  }

  @Test
  void showsEverySuiteInLight() throws IOException, InterruptedException {
    Browser.Shown shown = show(Samples.full(), "light", 1200, 9000, false);
    assertComplete(shown, Samples.full());
    assertEquals("rgb(252, 252, 250)", probe(shown, "paper"));
    for (String size : List.of("33", "257")) {
      String shape = String.join(" × ", size, size, size);
      assertEquals(2, count(shown, ">" + shape + "<"), "a size beside a power of two is no step in a curve");
    }
    assertEquals(1, count(shown, ">Slopes, from left to right: L1 "));
  }

  @Test
  void showsEverySuiteInDark() throws IOException, InterruptedException {
    Browser.Shown shown = show(Samples.full(), "dark", 1200, 9000, true);
    assertComplete(shown, Samples.full());
    assertEquals("rgb(19, 22, 25)", probe(shown, "paper"));
  }

  @Test
  void showsEverySuiteInDarkOnAPhone() throws IOException, InterruptedException {
    Browser.Shown shown = show(Samples.full(), "dark-phone", 360, 13000, true);
    assertComplete(shown, Samples.full());
    assertEquals(0, count(shown, "<text[^>]*>\\d+/\\d+</text>"), "legends of which only a page is seen");
    assertEquals("rgb(19, 22, 25)", probe(shown, "paper"));
  }

  @Test
  void answersEveryChoice() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(FOLDER.resolve("exercised").toAbsolutePath());
    Path page = folder.resolve("page.html");
    Files.writeString(page, append(HtmlReport.of(Samples.full()), EXERCISE + PROBE));
    Browser.Shown shown = browser.open(page, folder.resolve("page.png"), 360, 13000, false);
    assertEquals(List.of(), shown.messages());
    assertEquals("0", probe(shown, "silent"), "charts without a tooltip");
    assertEquals("0", probe(shown, "empty"), "figures with nothing drawn");
    assertEquals("0", probe(shown, "overflow"), "the page scrolls sideways");
    assertEquals("≤ 0.5,≤ 1,≤ 2,≤ 4,&gt; 4", probe(shown, "buckets"));
    assertEquals("11", probe(shown, "lines"));
  }

  @Test
  void leavesOutWhatHasNoData() throws IOException, InterruptedException {
    Browser.Shown shown = show(Samples.empty(), "empty", 360, 800, false);
    assertEquals(1, count(shown, "<section "));
    assertEquals(0, count(shown, "id=\"incomplete\""));
    assertEquals(0, count(shown, "id=\"warnings\""));
  }

  @Test
  void noticesWhatGoesWrong() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(FOLDER.resolve("broken").toAbsolutePath());
    Path page = folder.resolve("page.html");
    Files.writeString(
        page,
        append(
            HtmlReport.of(Samples.full()),
            "<script>noSuchFunction()</script><img src='https://localhost/a.png'><div style='width: 2000px'>.</div>"
                + PROBE));
    Browser.Shown shown = browser.open(page, folder.resolve("page.png"), 360, 800, false);
    assertTrue(shown.messages().stream().anyMatch(message -> message.contains("noSuchFunction")),
        shown.messages()::toString);
    assertTrue(
        shown.messages().stream().anyMatch(message -> message.contains("Content Security Policy")),
        shown.messages()::toString);
    assertNotEquals("0", probe(shown, "overflow"));
    assertEquals("1", probe(shown, "injected"));
    assertFalse(shown.dom().isEmpty());
  }
}
