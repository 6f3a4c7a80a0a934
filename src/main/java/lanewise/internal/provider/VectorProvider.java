package lanewise.internal.provider;

import java.util.List;
import lanewise.internal.Settings;
import lanewise.internal.kernel.DoubleKernels;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.scalar.ScalarDoubleKernels;
import lanewise.internal.scalar.ScalarFloatKernels;
import lanewise.internal.vector.VectorDoubleKernels;
import lanewise.internal.vector.VectorFloatKernels;
import lanewise.internal.vector.VectorWidth;

/** The vector kernels; apart from {@link Providers}, so that these load only where they can. */
final class VectorProvider {

  private static final boolean WARM_UP =
      !"off".equals(Settings.oneOf(Settings.WARMUP, List.of("on", "off")));

  private VectorProvider() {}

  static FloatKernels floatKernels() {
    FloatKernels vector = new VectorFloatKernels();
    return WARM_UP ? new WarmingFloatKernels(vector, new ScalarFloatKernels(vector)) : vector;
  }

  static DoubleKernels doubleKernels() {
    DoubleKernels vector = new VectorDoubleKernels();
    return WARM_UP ? new WarmingDoubleKernels(vector, new ScalarDoubleKernels(vector)) : vector;
  }

  static int width() {
    return VectorWidth.BITS;
  }
}
