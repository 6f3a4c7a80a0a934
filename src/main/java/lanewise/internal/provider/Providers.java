package lanewise.internal.provider;

import lanewise.internal.Settings;
import lanewise.internal.Tuning;
import lanewise.internal.kernel.Bfloat16Kernels;
import lanewise.internal.kernel.DoubleFolds;
import lanewise.internal.kernel.DoubleKernels;
import lanewise.internal.kernel.DoubleMaps;
import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.FloatMaps;
import lanewise.internal.scalar.ScalarBfloat16Kernels;
import lanewise.internal.scalar.ScalarDoubleFolds;
import lanewise.internal.scalar.ScalarDoubleKernels;
import lanewise.internal.scalar.ScalarDoubleMaps;
import lanewise.internal.scalar.ScalarFloatFolds;
import lanewise.internal.scalar.ScalarFloatKernels;
import lanewise.internal.scalar.ScalarFloatMaps;

/**
 * The choice of the kernels, made once for the process: vectors where the module {@code
 * jdk.incubator.vector} is there, the JVM has them and compiles them, else scalar loops and one warning that says what is missing.
 */
public final class Providers {

  private static final String MODULE = "jdk.incubator.vector";

  /** Whether the vector kernels were chosen. */
  public static final boolean VECTORS = chooseVectors();

  // Each is made when it is first asked for: all of them together would take a fresh JVM tens of milliseconds.
  private static FloatKernels floatKernels;
  private static DoubleKernels doubleKernels;
  private static FloatMaps floatMaps;
  private static DoubleMaps doubleMaps;
  private static FloatFolds floatFolds;
  private static DoubleFolds doubleFolds;
  private static Bfloat16Kernels bfloat16Kernels;

  private Providers() {}

  /** The kernels for float. */
  public static synchronized FloatKernels floatKernels() {
    if (floatKernels == null) {
      floatKernels = VECTORS ? VectorProvider.floatKernels() : new ScalarFloatKernels();
    }
    return floatKernels;
  }

  /** The kernels for double. */
  public static synchronized DoubleKernels doubleKernels() {
    if (doubleKernels == null) {
      doubleKernels = VECTORS ? VectorProvider.doubleKernels() : new ScalarDoubleKernels();
    }
    return doubleKernels;
  }

  /** The element-wise functions for float. */
  public static synchronized FloatMaps floatMaps() {
    if (floatMaps == null) {
      floatMaps = VECTORS ? VectorProvider.floatMaps() : new ScalarFloatMaps(1);
    }
    return floatMaps;
  }

  /** The element-wise functions for double. */
  public static synchronized DoubleMaps doubleMaps() {
    if (doubleMaps == null) {
      doubleMaps = VECTORS ? VectorProvider.doubleMaps() : new ScalarDoubleMaps(1);
    }
    return doubleMaps;
  }

  /** The reductions for float. */
  public static synchronized FloatFolds floatFolds() {
    if (floatFolds == null) {
      floatFolds = VECTORS ? VectorProvider.floatFolds() : new ScalarFloatFolds();
    }
    return floatFolds;
  }

  /** The reductions for double. */
  public static synchronized DoubleFolds doubleFolds() {
    if (doubleFolds == null) {
      doubleFolds = VECTORS ? VectorProvider.doubleFolds() : new ScalarDoubleFolds();
    }
    return doubleFolds;
  }

  /** Conversions of bfloat16. */
  public static synchronized Bfloat16Kernels bfloat16Kernels() {
    if (bfloat16Kernels == null) {
      bfloat16Kernels = VECTORS ? VectorProvider.bfloat16Kernels() : new ScalarBfloat16Kernels();
    }
    return bfloat16Kernels;
  }

  private static boolean chooseVectors() {
    String forced = Settings.provider();
    Settings.width();
    Settings.warmsUp();
    Tuning.values(); // Reads the file, if there is one.
    if (Settings.SCALAR.equals(forced)) {
      return false;
    }
    String reason = missing();
    if (reason == null && (forced != null || compilesVectors())) {
      return true;
    }
    if (reason == null) {
      reason = "this JVM does not compile vector code: leave out -Xint and -XX:TieredStopAtLevel";
    } else if (forced != null) {
      throw Settings.refuse(Settings.PROVIDER + " = " + forced + ", but " + reason);
    }
    System.getLogger("lanewise")
        .log(
            System.Logger.Level.WARNING,
            "Lanewise runs without SIMD, several times slower than it could, as " + reason);
    return false;
  }

  /** What vector kernels need and do not find, or null. */
  private static String missing() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return "the module " + MODULE + " is not there: start java with --add-modules " + MODULE;
    }
    try {
      return VectorProvider.width() >= VectorProvider.LEAST
          ? null
          : "this JVM has no vectors of " + VectorProvider.LEAST + " bits";
    } catch (NoClassDefFoundError e) {
      return "the module " + MODULE + " is hidden by the class loader " + Providers.class.getClassLoader();
    }
  }

  /** Whether there is C2: without it, kernels may seem to be compiled where they are not, and training is in vain. */
  private static boolean compilesVectors() {
    String compiler = System.getProperty("java.vm.info", "");
    return !compiler.contains("interpreted mode") && !compiler.contains("emulated-client");
  }

  /** What runs, in words: the provider and, with vectors, their width. */
  public static String describe() {
    return VECTORS ? Settings.VECTOR + ", " + VectorProvider.width() + " bit" : Settings.SCALAR;
  }
}
