package lanewise.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.bench.results.Results;

/**
 * A run as one page that needs nothing else. The template {@code page.html} takes in its style, ECharts, its own script
 * and the data; the script draws everything in the browser.
 */
final class HtmlReport {
  /** ECharts in its webjar, whose version the build gives. */
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w.]+)}}");

  /**
   * Gson writes {@code <}, {@code >} and {@code &} as escapes of JSON, so that nothing in the data ends the script
   * element. JSON has no NaN; the page takes null for it.
   */
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Double.class, (JsonSerializer<Double>) HtmlReport::number)
          .registerTypeAdapter(double.class, (JsonSerializer<Double>) HtmlReport::number)
          .create();

  private HtmlReport() {}

  /** What the page's script is given. */
  private record Data(
      Results results, List<String> verdicts, Set<String> suites, Map<String, String> suiteLabels,
      Map<String, String> libraryLabels) {}

  static String of(Results results) {
    Data data =
        new Data(
            results, Verdicts.of(results), MarkdownReport.suites(results), Labels.SUITES, Labels.LIBRARIES);
    return PLACEHOLDER.matcher(resource("page.html")).replaceAll(
        match -> Matcher.quoteReplacement(
            switch (match.group(1)) {
              case "data" -> GSON.toJson(data);
              case "echarts" -> resource(ECHARTS);
              default -> resource(match.group(1));
            }));
  }

  private static JsonElement number(double value, Type type, JsonSerializationContext context) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
