package lanewise.bench.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results in a file, as JSON, but with {@code NaN} and {@code Infinity} for what is no number. */
public final class ResultsFile {
  /** The file's name in the folder of a run. */
  public static final String NAME = "results.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create();

  private ResultsFile() {}

  /** Writes results. */
  public static void write(Path file, Results results) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      GSON.toJson(results, out);
    }
  }

  /**
   * Reads results.
   *
   * @param path the file, or the folder of a run
   * @throws IOException if there is no such file, or it holds something else; the message says which
   */
  public static Results read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file; a folder of a run has a " + NAME);
    }
    try (Reader in = Files.newBufferedReader(file)) {
      Results results = GSON.fromJson(in, Results.class);
      if (results == null) {
        throw new IOException(file + ": the file is empty");
      }
      return results;
    } catch (JsonParseException e) {
      throw new IOException(file + ": this is no " + NAME + " of a run", e);
    } catch (RuntimeException e) {
      // Of a record's constructor.
      throw new IOException(file + ": this is no " + NAME + " of a run: a part is missing", e);
    }
  }
}
