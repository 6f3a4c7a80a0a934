package lanewise.internal.moves;

import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.kernel.Bfloat16Kernels;
import lanewise.internal.provider.Providers;

/**
 * Conversions, on as many threads as are allowed and pay. The plain loops become vector code in C2, at the
 * speed of a copy; with the Vector API, as the sizes of the elements differ, they would bring a second vector
 * shape into the process. For bfloat16 C2 makes no vector code, so it has kernels of its own.
 */
public final class Converting {

  private static final Bfloat16Kernels BFLOAT16 = Providers.bfloat16Kernels();

  /** Elements for which a second thread pays. */
  private static final int GRAIN = 1 << 16;

  /** Threads take multiples of this many elements: whole vectors and cache lines. */
  private static final int CHUNK = 64;

  private Converting() {}

  /** toDouble, see {@code lanewise.vmath.Conversions}. */
  public static void toDouble(int n, float[] x, int xOffset, double[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, GRAIN, parallelism);
    if (tasks < 2) {
      toDoubleLoop(n, x, xOffset, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism,
        (begin, end) -> toDoubleLoop(end - begin, x, xOffset + begin, out, outOffset + begin));
  }

  private static void toDoubleLoop(int n, float[] x, int xOffset, double[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = x[xOffset + i];
    }
  }

  /** toFloat, see {@code lanewise.vmath.Conversions}. */
  public static void toFloat(int n, double[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, GRAIN, parallelism);
    if (tasks < 2) {
      toFloatLoop(n, x, xOffset, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism,
        (begin, end) -> toFloatLoop(end - begin, x, xOffset + begin, out, outOffset + begin));
  }

  private static void toFloatLoop(int n, double[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = (float) x[xOffset + i];
    }
  }

  /** toFloat16, see {@code lanewise.vmath.Conversions}. */
  public static void toFloat16(int n, float[] x, int xOffset, short[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, GRAIN, parallelism);
    if (tasks < 2) {
      toFloat16Loop(n, x, xOffset, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism,
        (begin, end) -> toFloat16Loop(end - begin, x, xOffset + begin, out, outOffset + begin));
  }

  private static void toFloat16Loop(int n, float[] x, int xOffset, short[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Float.floatToFloat16(x[xOffset + i]);
    }
  }

  /** fromFloat16, see {@code lanewise.vmath.Conversions}. */
  public static void fromFloat16(int n, short[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, GRAIN, parallelism);
    if (tasks < 2) {
      fromFloat16Loop(n, x, xOffset, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism,
        (begin, end) -> fromFloat16Loop(end - begin, x, xOffset + begin, out, outOffset + begin));
  }

  private static void fromFloat16Loop(int n, short[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Float.float16ToFloat(x[xOffset + i]);
    }
  }

  /** toBfloat16, see {@code lanewise.vmath.Conversions}. */
  public static void toBfloat16(int n, float[] x, int xOffset, short[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, GRAIN, parallelism);
    if (tasks < 2) {
      BFLOAT16.fromFloat(n, x, xOffset, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism,
        (begin, end) -> BFLOAT16.fromFloat(end - begin, x, xOffset + begin, out, outOffset + begin));
  }

  /** fromBfloat16, see {@code lanewise.vmath.Conversions}. */
  public static void fromBfloat16(int n, short[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.count(n, GRAIN, parallelism);
    if (tasks < 2) {
      BFLOAT16.toFloat(n, x, xOffset, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism,
        (begin, end) -> BFLOAT16.toFloat(end - begin, x, xOffset + begin, out, outOffset + begin));
  }
}
