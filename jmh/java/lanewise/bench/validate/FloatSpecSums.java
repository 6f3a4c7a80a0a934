package lanewise.bench.validate;

import java.util.Arrays;
import lanewise.vmath.FloatReduction;

/** The order of sums in docs/numerics.md as plain loops: lanes, a tree, and for reductions blocks. */
final class FloatSpecSums {
  static final int L = 256 / Float.BYTES;
  private static final int BLOCK = 65536;

  private FloatSpecSums() {}

  /** Takes an element into a lane. */
  interface Step {
    float apply(float element, float lane);
  }

  static float reduce(FloatReduction reduction, float[] x) {
    return switch (reduction) {
      case SUM -> sum(x);
      case MEAN -> sum(x) / x.length;
      case PRODUCT -> blocks(x, 1f, (each, lane) -> each * lane, (each, lane) -> lane * each);
      case MIN -> blocks(x, Float.POSITIVE_INFINITY, Math::min, Math::min);
      case MAX -> blocks(x, Float.NEGATIVE_INFINITY, Math::max, Math::max);
      case VARIANCE -> variance(x);
      case STANDARD_DEVIATION -> (float) Math.sqrt(variance(x));
      case NORM1 -> blocks(x, 0f, (each, lane) -> Math.abs(each) + lane, (each, lane) -> lane + each);
      case NORM_INF -> {
        float max = 0f;
        for (float each : x) {
          max = Math.max(max, Math.abs(each));
        }
        yield max;
      }
      case NORM2, LOG_SUM_EXP -> throw new NotCoveredException(reduction.toString());
    };
  }

  static float sum(float[] x) {
    return blocks(x, 0f, (each, lane) -> each + lane, (each, lane) -> lane + each);
  }

  static float squares(float[] x) {
    return blocks(x, 0f, (each, lane) -> Math.fma(each, each, lane), (each, lane) -> lane + each);
  }

  static float variance(float[] x) {
    float mean = sum(x) / x.length;
    float[] distances = new float[x.length];
    for (int p = 0; p < x.length; p++) {
      distances[p] = x[p] - mean;
    }
    float first = sum(distances);
    float second = squares(distances);
    return Math.max(second - first * (first / x.length), 0f) / x.length;
  }

  private static float blocks(float[] x, float identity, Step step, Step combine) {
    if (x.length <= BLOCK) {
      return lanes(x, 0, x.length, identity, step, combine);
    }
    int even = 2 * Math.ceilDiv(x.length, 2 * BLOCK);
    int length = Math.ceilDiv(Math.ceilDiv(x.length, even), L) * L;
    int blocks = Math.ceilDiv(x.length, length);
    float[] results = new float[blocks];
    for (int i = 0; i < blocks; i++) {
      results[i] = lanes(x, i * length, Math.min(x.length, (i + 1) * length), identity, step, combine);
    }
    return lanes(results, 0, blocks, identity, combine, combine);
  }

  /** Element p of a part goes to lane p mod L; then the upper half of the lanes is combined with the lower one. */
  static float lanes(float[] x, int begin, int end, float identity, Step step, Step combine) {
    float[] lane = new float[L];
    Arrays.fill(lane, identity);
    for (int p = begin; p < end; p++) {
      lane[(p - begin) % L] = step.apply(x[p], lane[(p - begin) % L]);
    }
    return fold(lane, combine);
  }

  static float fold(float[] lane, Step combine) {
    for (int h = L / 2; h >= 1; h /= 2) {
      for (int i = 0; i < h; i++) {
        lane[i] = combine.apply(lane[i + h], lane[i]);
      }
    }
    return lane[0];
  }

  static float dot(float[] x, float[] y) {
    float[] lane = new float[L];
    for (int p = 0; p < x.length; p++) {
      lane[p % L] = Math.fma(x[p], y[p], lane[p % L]);
    }
    return fold(lane, (each, sum) -> sum + each);
  }
}
