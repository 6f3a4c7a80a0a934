package lanewise.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The register-only FMA ceiling; one operation is one step of {@link FmaLoop}. The width is that of
 * the JVM ({@code -Dlanewise.bench.width=128|256|512}).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FmaCeiling {
  private static final int STEPS = 4096;

  private float floatFactor = 0.75f;
  private double doubleFactor = 0.75;
  private double few;

  /** Gets the loops compiled. */
  @Setup(Level.Trial)
  public void setUp() {
    Compilation.await(
        () -> few += FmaLoop.few(ElementType.F32) + FmaLoop.few(ElementType.F64));
  }

  /** The ceiling for float. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public float f32() {
    return FmaLoop.floats(STEPS, floatFactor);
  }

  /** The ceiling for double. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double f64() {
    return FmaLoop.doubles(STEPS, doubleFactor);
  }
}
