package lanewise.internal.provider;

import lanewise.internal.Settings;
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
import lanewise.internal.vector.VectorBfloat16Kernels;
import lanewise.internal.vector.VectorDoubleFolds;
import lanewise.internal.vector.VectorDoubleKernels;
import lanewise.internal.vector.VectorDoubleMaps;
import lanewise.internal.vector.VectorFloatFolds;
import lanewise.internal.vector.VectorFloatKernels;
import lanewise.internal.vector.VectorFloatMaps;
import lanewise.internal.vector.VectorWidth;

/** The vector kernels; apart from {@link Providers}, so that these load only where they can. */
final class VectorProvider {

  /** Bits of the shortest vectors for which there are kernels. A JVM that has none at all says 64. */
  static final int LEAST = 128;

  private static final boolean WARM_UP = Settings.warmsUp();

  private VectorProvider() {}

  static FloatKernels floatKernels() {
    FloatKernels vector = new VectorFloatKernels();
    return WARM_UP ? new WarmingFloatKernels(vector, new ScalarFloatKernels(vector)) : vector;
  }

  static DoubleKernels doubleKernels() {
    DoubleKernels vector = new VectorDoubleKernels();
    return WARM_UP ? new WarmingDoubleKernels(vector, new ScalarDoubleKernels(vector)) : vector;
  }

  static FloatMaps floatMaps() {
    int vectorLength = VectorWidth.BITS / Float.SIZE;
    FloatMaps vector = new VectorFloatMaps(vectorLength);
    return WARM_UP ? new WarmingFloatMaps(vector, new ScalarFloatMaps(vectorLength)) : vector;
  }

  static DoubleMaps doubleMaps() {
    int vectorLength = VectorWidth.BITS / Double.SIZE;
    DoubleMaps vector = new VectorDoubleMaps(vectorLength);
    return WARM_UP ? new WarmingDoubleMaps(vector, new ScalarDoubleMaps(vectorLength)) : vector;
  }

  static FloatFolds floatFolds() {
    FloatFolds vector = new VectorFloatFolds();
    return WARM_UP ? new WarmingFloatFolds(vector, new ScalarFloatFolds()) : vector;
  }

  static DoubleFolds doubleFolds() {
    DoubleFolds vector = new VectorDoubleFolds();
    return WARM_UP ? new WarmingDoubleFolds(vector, new ScalarDoubleFolds()) : vector;
  }

  static Bfloat16Kernels bfloat16Kernels() {
    Bfloat16Kernels vector = new VectorBfloat16Kernels();
    return WARM_UP ? new WarmingBfloat16Kernels(vector, new ScalarBfloat16Kernels()) : vector;
  }

  static int width() {
    return VectorWidth.BITS;
  }
}
