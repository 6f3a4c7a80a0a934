package lanewise.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir
  Path folder;

  @Test
  void writesOneLineOfCsvForEachLine() {
    Line line =
        Samples.product("my \"own\", library", "512", List.of(100.5, Double.NaN, 98.5), List.of(110.0, 111.0, 112.0),
            "noisy", "hot");
    assertEquals(
        """
            id,suite,library,operation,type,shape,threads,width,unit,median,min,max,yardstick,share,bytes allocated,warnings
            "gemm/my ""own"", library/f32/NN/512",gemm,"my ""own"", library",NN,f32,512,1,,GFLOP/s,99.5,98.5,100.5,"FMA ceiling, 512 bit",%s,0.0,noisy; hot
            """
            .formatted((100.5 / 110 + 98.5 / 112) / 2),
        LineTable.all(List.of(line)).csv());
  }

  @Test
  void writesAMarkdownTableForEachSuite() throws IOException {
    Results results = Samples.full();
    Reports.write(folder.resolve("new"), results);
    String tables = Files.readString(folder.resolve("new").resolve(Reports.TABLES));
    for (String suite : MarkdownReport.suites(results)) {
      assertTrue(tables.contains("\n## " + Labels.suite(suite) + "\n\n| line "), suite);
    }
    for (Line line : results.lines()) {
      assertTrue(tables.contains("| " + Table.escapeMarkdown(line.id()) + " "), line.id());
    }
    assertTrue(tables.contains("interrupted"), "the run was");
    assertTrue(tables.contains("## Warnings\n\n- other processes took 12 %"), "a warning");
    assertFalse(tables.contains("<"), "markup");
  }

  @Test
  void keepsTablesInShape() {
    Table table = new Table("a|b", "n");
    table.add("x\ny", "1.5");
    table.add("<&", "");
    assertEquals("""
        | a\\|b      |   n |
        |-----------|----:|
        | x y       | 1.5 |
        | &lt;&amp; |     |
        """, table.markdown());
    assertEquals("a|b,n\n\"x\ny\",1.5\n<&,\n", table.csv());
  }

  @Test
  void givesThePageEverythingAndNoMarkup() {
    Matcher data =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
            .matcher(HtmlReport.of(Samples.full()));
    assertTrue(data.find());
    assertFalse(data.group(1).contains("<"), "a < could end the element");
    JsonElement results = JsonParser.parseString(data.group(1)).getAsJsonObject().get("results");
    assertEquals(Samples.full().lines().size(), results.getAsJsonObject().get("lines").getAsJsonArray().size());
    assertEquals(Samples.MARKUP,
        results.getAsJsonObject().get("environment").getAsJsonObject().get(Samples.MARKUP).getAsString());
  }

  private static Results results(Line... lines) {
    Results empty = Samples.empty();
    return new Results(
        "0.1", empty.started(), "bench", true, empty.environment(), List.of(), List.of(lines), List.of(), List.of(),
        List.of());
  }

  @Test
  void writesNoNumberThatJsonLacks() {
    Line line = Samples.product("lanewise", "512", List.of(Double.NaN, Double.POSITIVE_INFINITY), List.of());
    String page = HtmlReport.of(results(line));
    assertTrue(page.contains("\"rates\":[null,null]"));
  }

  @Test
  void saysWhatMatters() {
    List<String> verdicts = Verdicts.of(Samples.full());
    assertTrue(
        verdicts.getFirst().matches(
            "The best f32 product reaches 9\\d % of FMA ceiling, 512 bit: 11\\d GFLOP/s \\(\\w\\w, \\d+\\)\\."),
        verdicts::toString);
    assertTrue(verdicts.contains("7 of 2600000 cases break their error bound or a rule for special values."),
        verdicts::toString);
    assertEquals(List.of(), Verdicts.of(Samples.empty()));
    Line ours = Samples.product("lanewise", "512", List.of(90.0), List.of(100.0));
    Line theirs = Samples.product("nd4j", "512", List.of(60.0), List.of(120.0));
    assertEquals(
        List.of(
            "The best f32 product reaches 90 % of FMA ceiling, 512 bit: 90.0 GFLOP/s (NN, 512).",
            "Matrix products: Lanewise is 1.80 times as fast as ND4J."),
        Verdicts.of(results(ours, Samples.atWidth(256, 99, 100), theirs)));
    assertEquals(0.9 / 0.5, Verdicts.times(ours, theirs), 1e-15);
    assertEquals(1.5, Verdicts.times(Samples.product("lanewise", "512", List.of(90.0), List.of()), theirs), 1e-15);
  }
}
