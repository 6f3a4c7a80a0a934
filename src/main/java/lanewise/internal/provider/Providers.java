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
 * jdk.incubator.vector} is there and the JVM has them, else scalar loops and one warning that says what is missing.
 */
public final class Providers {

  private static final String MODULE = "jdk.incubator.vector";

  /** Whether the vector kernels were chosen. */
  public static final boolean VECTORS = chooseVectors();

  /** The kernels for float. */
  public static final FloatKernels FLOAT =
      VECTORS ? VectorProvider.floatKernels() : new ScalarFloatKernels();

  /** The kernels for double. */
  public static final DoubleKernels DOUBLE =
      VECTORS ? VectorProvider.doubleKernels() : new ScalarDoubleKernels();

  /** The element-wise functions for float. */
  public static final FloatMaps FLOAT_MAPS = VECTORS ? VectorProvider.floatMaps() : new ScalarFloatMaps(1);

  /** The element-wise functions for double. */
  public static final DoubleMaps DOUBLE_MAPS = VECTORS ? VectorProvider.doubleMaps() : new ScalarDoubleMaps(1);

  /** The reductions for float. */
  public static final FloatFolds FLOAT_FOLDS = VECTORS ? VectorProvider.floatFolds() : new ScalarFloatFolds();

  /** The reductions for double. */
  public static final DoubleFolds DOUBLE_FOLDS = VECTORS ? VectorProvider.doubleFolds() : new ScalarDoubleFolds();

  /** Conversions of bfloat16. */
  public static final Bfloat16Kernels BFLOAT16 =
      VECTORS ? VectorProvider.bfloat16Kernels() : new ScalarBfloat16Kernels();

  private Providers() {}

  private static boolean chooseVectors() {
    String forced = Settings.provider();
    Settings.width();
    Settings.warmsUp();
    Tuning.values(); // Reads the file, if there is one.
    if (Settings.SCALAR.equals(forced)) {
      return false;
    }
    boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
    if (present && VectorProvider.width() >= VectorProvider.LEAST) {
      return true;
    }
    String reason = present
        ? "this JVM has no vectors of " + VectorProvider.LEAST + " bits"
        : "the module " + MODULE + " is not there: start java with --add-modules " + MODULE;
    if (forced != null) {
      throw Settings.refuse(Settings.PROVIDER + " = " + forced + ", but " + reason);
    }
    System.getLogger("lanewise")
        .log(
            System.Logger.Level.WARNING,
            "Lanewise runs without SIMD, several times slower than it could, as " + reason);
    return false;
  }

  /** What runs, in words: the provider and, with vectors, their width. */
  public static String describe() {
    return VECTORS ? Settings.VECTOR + ", " + VectorProvider.width() + " bit" : Settings.SCALAR;
  }
}
