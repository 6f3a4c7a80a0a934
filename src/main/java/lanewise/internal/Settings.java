package lanewise.internal;

import java.util.List;

/** The system properties that Lanewise reads, checked: a wrong value is an error, not a default. */
public final class Settings {

  /** Which provider runs. */
  public static final String PROVIDER = "lanewise.provider";

  /** Its values. */
  public static final String SCALAR = "scalar";
  public static final String VECTOR = "vector";

  /** The vector width in bits. */
  public static final String WIDTH = "lanewise.width";

  private static final String WARMUP = "lanewise.warmup";

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

  /** The provider asked for, or null. */
  public static String provider() {
    return oneOf(PROVIDER, SCALAR, VECTOR);
  }

  /** The vector width asked for, or null. */
  public static String width() {
    return oneOf(WIDTH, "128", "256", "512");
  }

  /** Whether a vector kernel is trained on the side before it takes over from the scalar one. */
  public static boolean warmsUp() {
    return !"off".equals(oneOf(WARMUP, "on", "off"));
  }

  private static String oneOf(String property, String... allowed) {
    String value = System.getProperty(property);
    if (value != null && !List.of(allowed).contains(value)) {
      throw refuse(property + " = " + value + ", but must be one of " + String.join(", ", allowed));
    }
    return value;
  }
}
