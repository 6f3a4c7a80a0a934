package lanewise.testing;

import lanewise.Lanewise;
import lanewise.blas.DoubleBlas;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;

/** The main class of a fresh JVM: says twice what runs, or why nothing does, and multiplies a little, before or after. */
public final class Probe {

  private Probe() {}

  public static void main(String[] args) {
    boolean multipliesFirst = Boolean.getBoolean("multipliesFirst");
    if (multipliesFirst) {
      multiply();
    }
    for (int time = 0; time < 2; time++) {
      try {
        System.out.println(Lanewise.describe());
      } catch (IllegalArgumentException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
    if (!multipliesFirst) {
      multiply();
    }
  }

  private static void multiply() {
    try {
      float[] c = new float[4];
      FloatBlas.gemm(
          Transpose.NO, Transpose.NO, 2, 2, 1, 1f, new float[]{1, 2}, 0, 1, new float[]{3, 4}, 0, 2, 0f, c, 0, 2);
      System.out.println("float " + c[0] + " " + c[1] + " " + c[2] + " " + c[3]);
      System.out.println("double " + DoubleBlas.asum(2, new double[]{1, -2}, 0, 1));
    } catch (IllegalArgumentException | LinkageError e) {
      System.out.println("failed: " + causes(e));
    }
  }

  /** Kernels are constants of their classes, so what is wrong with the settings comes wrapped by the class loading. */
  private static String causes(Throwable thrown) {
    return thrown == null ? "" : thrown.getMessage() + " " + causes(thrown.getCause());
  }
}
