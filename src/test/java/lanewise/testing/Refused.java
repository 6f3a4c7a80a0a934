package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Asserts that a call is refused with exactly this message. */
public final class Refused {

  private Refused() {}

  public static void refused(String message, Executable call) {
    refused(message, IllegalArgumentException.class, call);
  }

  public static void refused(String message, Class<? extends Exception> type, Executable call) {
    assertEquals(message, assertThrows(type, call).getMessage());
  }

  public static void isNull(String name, Executable call) {
    refused(name + " = null, but must not be null", NullPointerException.class, call);
  }
}
