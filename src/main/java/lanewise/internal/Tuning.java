package lanewise.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Sizes at which a way to compute changes to another one with the same bits: what is best differs from CPU to CPU. The
 * file that {@link Settings#TUNING} names, in the format of {@link Properties}, may set them.
 */
public enum Tuning {

  /** Bytes of a matrix up to which it is read where it lies, and not packed. */
  IN_PLACE("gemm.inPlaceBytes", 0, 1 << 24),

  /** Rows of A that are packed at a time. */
  ROWS("gemm.blockRows", 12, 1 << 16),

  /** Columns of B that are packed at a time. */
  COLUMNS("gemm.blockColumns", 64, 1 << 14),

  /** Multiplications of a product from which on it is cut for threads. */
  PARALLEL("gemm.parallelWork", 1 << 10, 1 << 30),

  /** Elements that a thread gets at least of an element-wise function or a reduction. */
  GRAIN("vmath.grain", 1 << 10, 1 << 24),

  /** Bytes of a row of a norm up to which the lines of the result are asked for, or the row copied there, before its sum. */
  FETCHED("vmath.fetchedBytes", 0, 1 << 24);

  private static final Properties FILE = read();

  private final String key;
  private final int least;
  private final int most;

  Tuning(String key, int least, int most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** What the file says, or the usual value. */
  public int or(int usual) {
    String value = FILE.getProperty(key);
    return value == null ? usual : Integer.parseInt(value.strip());
  }

  private static Properties read() {
    Properties properties = new Properties();
    String file = System.getProperty(Settings.TUNING);
    if (file == null) {
      return properties;
    }
    try (Reader in = Files.newBufferedReader(Path.of(file))) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw Settings.refuse(Settings.TUNING + " = " + file + ", but must be a readable file of properties: " + e);
    }
    for (String key : properties.stringPropertyNames()) {
      check(file, key, properties.getProperty(key).strip());
    }
    return properties;
  }

  private static void check(String file, String key, String value) {
    for (Tuning each : values()) {
      if (each.key.equals(key)) {
        if (value.matches("\\d{1,9}|1\\d{9}") && each.least <= Integer.parseInt(value)
            && Integer.parseInt(value) <= each.most) {
          return;
        }
        throw Settings.refuse(
            file + ": " + key + " = " + value + ", but must be a whole number from " + each.least + " to " + each.most);
      }
    }
    throw Settings.refuse(
        file + ": " + key + " = " + value + ", but the keys are "
            + Arrays.stream(values()).map(each -> each.key).collect(Collectors.joining(", ")));
  }
}
