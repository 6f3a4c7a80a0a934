package lanewise.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.bench.results.Results;

/** Writes what a run measured in the forms that people read. */
public final class Reports {
  /** The page, for people. */
  public static final String PAGE = "report.html";
  /** The tables, for documents. */
  public static final String TABLES = "tables.md";
  /** All lines, for programs. */
  public static final String LINES = "results.csv";

  private Reports() {}

  /**
   * Writes {@value #PAGE}, {@value #TABLES} and {@value #LINES}; files of these names are replaced.
   *
   * @param folder is made if it is missing
   */
  public static void write(Path folder, Results results) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(LINES), LineTable.all(results.lines()).csv());
    Files.writeString(folder.resolve(TABLES), MarkdownReport.of(results));
    Files.writeString(folder.resolve(PAGE), HtmlReport.of(results));
  }
}
