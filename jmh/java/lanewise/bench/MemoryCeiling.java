package lanewise.bench;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The loops of {@link FloatStreamLoop} over two arrays: the ceilings of the caches and the memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MemoryCeiling {
  private static final int SMALL_BYTES = 16384;

  private static final Set<ElementType> COMPILED = ConcurrentHashMap.newKeySet();

  /** float or double. */
  @Param({"F32", "F64"})
  public ElementType type;

  /** Bytes of both arrays together: L1, L2, L3 and memory on most machines. */
  @Param({"16384", "262144", "4194304", "268435456"})
  public long bytes;

  private float[] floatX;
  private float[] floatY;
  private double[] doubleX;
  private double[] doubleY;
  private double sum;

  /** Gets the loops compiled, which need not be done again for other sizes; then fills the arrays. */
  @Setup(Level.Trial)
  public void setUp() {
    if (COMPILED.add(type)) {
      fill(SMALL_BYTES);
      Compilation.await(() -> {
        sum += read();
        copy();
        triad();
      });
    }
    fill(bytes);
  }

  private void fill(long bytes) {
    int length = (int) (bytes / 2 / type.bytes());
    if (type == ElementType.F32) {
      floatX = new float[length];
      floatY = new float[length];
      Arrays.fill(floatX, 1f);
      Arrays.fill(floatY, 1f);
    } else {
      doubleX = new double[length];
      doubleY = new double[length];
      Arrays.fill(doubleX, 1);
      Arrays.fill(doubleY, 1);
    }
  }

  /** Reads both arrays. */
  @Benchmark
  public double read() {
    return type == ElementType.F32
        ? FloatStreamLoop.readBoth(floatX, floatY)
        : DoubleStreamLoop.readBoth(doubleX, doubleY);
  }

  /** Copies one array to the other. */
  @Benchmark
  public void copy() {
    if (type == ElementType.F32) {
      FloatStreamLoop.copy(floatX, floatY);
    } else {
      DoubleStreamLoop.copy(doubleX, doubleY);
    }
  }

  /** y = factor * x + y. */
  @Benchmark
  public void triad() {
    if (type == ElementType.F32) {
      FloatStreamLoop.triad(0x1p-10f, floatX, floatY);
    } else {
      DoubleStreamLoop.triad(0x1p-10, doubleX, doubleY);
    }
  }
}
