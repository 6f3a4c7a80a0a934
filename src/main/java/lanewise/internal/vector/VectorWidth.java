package lanewise.internal.vector;

import jdk.incubator.vector.VectorShape;
import lanewise.internal.Settings;

/** The vector width of the process and the registers that a kernel may count on. */
public final class VectorWidth {

  /** Bits of a vector: the machine's preferred width or what {@link Settings#WIDTH} forces. */
  public static final int BITS = bits();

  /** Vector registers: 32 with AVX-512 and on 64-bit Arm, else 16. */
  public static final int REGISTERS =
      BITS == 512 || System.getProperty("os.arch").equals("aarch64") ? 32 : 16;

  private VectorWidth() {}

  private static int bits() {
    int preferred = Math.min(512, VectorShape.preferredShape().vectorBitSize());
    String forced = Settings.width();
    if (forced == null) {
      return preferred;
    }
    int width = Integer.parseInt(forced);
    if (width > preferred) {
      throw Settings.refuse(
          Settings.WIDTH + " = " + width + ", but the widest vectors here have " + preferred + " bits");
    }
    return width;
  }
}
