package lanewise.internal;

import java.util.List;

/** The system properties that Lanewise reads, checked: a wrong value is an error, not a default. */
public final class Settings {

  /** Which provider runs. */
  public static final String PROVIDER = "lanewise.provider";

  /** The vector width in bits. */
  public static final String WIDTH = "lanewise.width";

  /** Whether a vector kernel is trained on the side before it takes over from the scalar one. */
  public static final String WARMUP = "lanewise.warmup";

  /** A file of {@link Tuning}. */
  public static final String TUNING = "lanewise.tuning";

  private static volatile IllegalArgumentException refused;

  private Settings() {}

  /** An exception for a wrong setting, which is kept: the JVM tells it only to who first needs the class that it stops. */
  public static IllegalArgumentException refuse(String message) {
    refused = new IllegalArgumentException(message);
    return refused;
  }

  /** The last exception of {@link #refuse}, or null. */
  public static IllegalArgumentException refused() {
    return refused;
  }

  /**
   * The value of a property that must be one of a few words.
   *
   * @return the value, or {@code null} if the property is not set
   * @throws IllegalArgumentException if the value is not among {@code allowed}
   */
  public static String oneOf(String property, List<String> allowed) {
    String value = System.getProperty(property);
    if (value != null && !allowed.contains(value)) {
      throw refuse(
          property + " = " + value + ", but must be one of " + String.join(", ", allowed));
    }
    return value;
  }
}
