package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.Parts;
import lanewise.internal.reduction.FloatNorms;
import lanewise.internal.reduction.FloatRowwise;

/**
 * Operations on each row of an m x n matrix, row-major, whose rows are at least n and at least 1 apart. A
 * row is computed by a few passes that the caches serve; there is no temporary array. Sums are in the order
 * of {@link FloatReduction}, functions those of {@link FloatUnary}: the same bits on every CPU, vector width
 * and number of threads. The result may be written over x; any other overlap gives undefined contents.
 * Arguments are checked before anything is written; nothing is allocated on the calling thread by a call
 * that stays there.
 */
public final class FloatRows {

  private FloatRows() {}

  /**
   * {@code out[i, j] = exp(x[i, j] - max) * (1 / sum)}, with the largest element of row i and the sum of
   * the exponentials. No exponential overflows, and elements far below the largest give 0; -infinity gives
   * 0. A row with a NaN or an infinite largest element gives NaN.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void softmax(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      softmax(0, m, n, x, xOffset, ldx, out, outOffset, ldo);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> softmax(begin, end, n, x, xOffset, ldx, out, outOffset, ldo));
    }
  }

  /**
   * {@link #softmax(int, int, float[], int, int, float[], int, int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void softmax(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    softmax(m, n, x, xOffset, ldx, out, outOffset, ldo, Lanewise.parallelism());
  }

  private static void softmax(
      int begin, int end, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatRowwise.softmax(end - begin, n, x, xOffset + begin * ldx, ldx, out, outOffset + begin * ldo, ldo);
  }

  /**
   * {@code out[i, j] = (x[i, j] - max) - log(sum)}, with the largest element of row i and the sum of
   * {@code exp(x[i, j] - max)}. A row with a NaN or an infinite largest element gives NaN.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void logSoftmax(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      logSoftmax(0, m, n, x, xOffset, ldx, out, outOffset, ldo);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> logSoftmax(begin, end, n, x, xOffset, ldx, out, outOffset, ldo));
    }
  }

  /**
   * {@link #logSoftmax(int, int, float[], int, int, float[], int, int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void logSoftmax(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    logSoftmax(m, n, x, xOffset, ldx, out, outOffset, ldo, Lanewise.parallelism());
  }

  private static void logSoftmax(
      int begin, int end, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatNorms.logSoftmax(end - begin, n, x, xOffset + begin * ldx, ldx, out, outOffset + begin * ldo, ldo);
  }

  /**
   * {@code out[i, j] = (x[i, j] - mean) * (1 / sqrt(variance + epsilon))}, with the {@link FloatReduction#MEAN
   * mean} and the {@link FloatReduction#VARIANCE variance} of row i. Squares are not scaled as those of {@link
   * FloatReduction#NORM2} are: where the sum of the squared deviations overflows, the row becomes zeros or NaN.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param epsilon is added to the variance, so that a constant row can be divided
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void normalize(
      int m, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      normalize(0, m, n, x, xOffset, ldx, epsilon, out, outOffset, ldo);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> normalize(begin, end, n, x, xOffset, ldx, epsilon, out, outOffset, ldo));
    }
  }

  /**
   * {@link #normalize(int, int, float[], int, int, float, float[], int, int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param epsilon is added to the variance, so that a constant row can be divided
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void normalize(
      int m, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset, int ldo) {
    normalize(m, n, x, xOffset, ldx, epsilon, out, outOffset, ldo, Lanewise.parallelism());
  }

  private static void normalize(
      int begin, int end, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset, int ldo) {
    FloatNorms.normalize(end - begin, n, x, xOffset + begin * ldx, ldx, epsilon, out, outOffset + begin * ldo, ldo);
  }

  /**
   * {@code out[i, j] = fma(z, gamma[j], beta[j])} with z of {@link #normalize}, zeros and NaN after an overflow
   * included (J. Ba, J. Kiros, G. Hinton, <i>Layer Normalization</i>, 2016).
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param gamma n factors
   * @param gammaOffset index of the first
   * @param beta n summands
   * @param betaOffset index of the first
   * @param epsilon is added to the variance, so that a constant row can be divided
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void layerNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta, int betaOffset,
      float epsilon, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
    Check.notNull("gamma", gamma);
    Check.notNull("beta", beta);
    Check.range("gamma", n, gamma.length, gammaOffset);
    Check.range("beta", n, beta.length, betaOffset);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      layerNorm(0, m, n, x, xOffset, ldx, gamma, gammaOffset, beta, betaOffset, epsilon, out, outOffset, ldo);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> layerNorm(begin, end, n, x, xOffset, ldx, gamma, gammaOffset, beta, betaOffset, epsilon, out,
              outOffset, ldo));
    }
  }

  /**
   * {@link #layerNorm(int, int, float[], int, int, float[], int, float[], int, float, float[], int, int, Parallelism)}
   * on the threads of {@link Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param gamma n factors
   * @param gammaOffset index of the first
   * @param beta n summands
   * @param betaOffset index of the first
   * @param epsilon is added to the variance, so that a constant row can be divided
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void layerNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta, int betaOffset,
      float epsilon, float[] out, int outOffset, int ldo) {
    layerNorm(
        m, n, x, xOffset, ldx, gamma, gammaOffset, beta, betaOffset, epsilon, out, outOffset, ldo,
        Lanewise.parallelism());
  }

  private static void layerNorm(
      int begin, int end, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta,
      int betaOffset, float epsilon, float[] out, int outOffset, int ldo) {
    FloatNorms.layerNorm(end - begin, n, x, xOffset + begin * ldx, ldx, gamma, gammaOffset, beta, betaOffset, epsilon,
        out,
        outOffset + begin * ldo, ldo);
  }

  /**
   * {@code out[i, j] = (x[i, j] * r) * gamma[j]} with {@code r = 1 / sqrt(sum / n + epsilon)} and the sum of
   * the squares of row i, added by fma (B. Zhang, R. Sennrich, <i>Root Mean Square Layer Normalization</i>,
   * 2019). Squares are not scaled as those of {@link FloatReduction#NORM2} are: where their sum overflows, r is 0
   * and the row of finite elements becomes zeros.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param gamma n factors
   * @param gammaOffset index of the first
   * @param epsilon is added to the mean of the squares, so that a row of zeros can be divided
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void rmsNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon, float[] out,
      int outOffset, int ldo,
      Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
    Check.notNull("gamma", gamma);
    Check.range("gamma", n, gamma.length, gammaOffset);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      rmsNorm(0, m, n, x, xOffset, ldx, gamma, gammaOffset, epsilon, out, outOffset, ldo);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> rmsNorm(begin, end, n, x, xOffset, ldx, gamma, gammaOffset, epsilon, out, outOffset, ldo));
    }
  }

  /**
   * {@link #rmsNorm(int, int, float[], int, int, float[], int, float, float[], int, int, Parallelism)} on the threads
   * of {@link Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param gamma n factors
   * @param gammaOffset index of the first
   * @param epsilon is added to the mean of the squares, so that a row of zeros can be divided
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void rmsNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon, float[] out,
      int outOffset, int ldo) {
    rmsNorm(m, n, x, xOffset, ldx, gamma, gammaOffset, epsilon, out, outOffset, ldo, Lanewise.parallelism());
  }

  private static void rmsNorm(
      int begin, int end, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon,
      float[] out, int outOffset, int ldo) {
    FloatNorms.rmsNorm(end - begin, n, x, xOffset + begin * ldx, ldx, gamma, gammaOffset, epsilon, out,
        outOffset + begin * ldo, ldo);
  }

  /**
   * {@code out[i, j] = out[i, j-1] + x[i, j]}, from 0 on, one addition after the other. The error of element j
   * is at most gamma_j times the sum of the magnitudes up to it.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void cumulativeSum(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      cumulativeSum(0, m, n, x, xOffset, ldx, out, outOffset, ldo);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> cumulativeSum(begin, end, n, x, xOffset, ldx, out, outOffset, ldo));
    }
  }

  /**
   * {@link #cumulativeSum(int, int, float[], int, int, float[], int, int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param out takes the result; may be x with the same offset and distance
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small or an array too short
   */
  public static void cumulativeSum(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    cumulativeSum(m, n, x, xOffset, ldx, out, outOffset, ldo, Lanewise.parallelism());
  }

  private static void cumulativeSum(
      int begin, int end, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatRowwise.cumulativeSum(end - begin, n, x, xOffset + begin * ldx, ldx, out, outOffset + begin * ldo, ldo);
  }

  /**
   * The cross entropy of the softmax of each row and a label, and its gradient, in the passes of {@link #softmax}:
   *
   * <pre>{@code
   * losses[i]      = log(sum) + (max - x[i, labels[i]])
   * gradient[i, j] = exp(x[i, j] - max) * (scale / sum) - (j == labels[i] ? scale : 0)
   * }</pre>
   *
   * <p>With {@code scale = 1f / m} it is the gradient of the mean of the losses.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param labels the right class of each row, at least 0 and below n
   * @param labelsOffset index of the first
   * @param scale factor of the gradient
   * @param losses takes the losses of the rows
   * @param lossesOffset index of the first
   * @param gradient takes the gradient; may be x with the same offset and distance
   * @param gradientOffset index of its first element
   * @param ldgradient distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small, an array too short or a
   *     label not the number of a class
   */
  public static void softmaxCrossEntropy(
      int m, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset, float scale,
      float[] losses, int lossesOffset, float[] gradient, int gradientOffset, int ldgradient, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("labels", labels);
    Check.notNull("losses", losses);
    Check.notNull("gradient", gradient);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.matrix("X", m, n, x.length, xOffset, ldx);
    Check.range("losses", m, losses.length, lossesOffset);
    Check.matrix("Gradient", m, n, gradient.length, gradientOffset, ldgradient);
    Check.indices("labels", m, labels, labelsOffset, "n", n);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      softmaxCrossEntropy(
          0, m, n, x, xOffset, ldx, labels, labelsOffset, scale, losses, lossesOffset, gradient, gradientOffset,
          ldgradient);
    } else {
      Parts.run(
          parts, m, 1, parallelism,
          (begin, end) -> softmaxCrossEntropy(
              begin, end, n, x, xOffset, ldx, labels, labelsOffset, scale, losses, lossesOffset, gradient,
              gradientOffset, ldgradient));
    }
  }

  /**
   * {@link #softmaxCrossEntropy(int, int, float[], int, int, int[], int, float, float[], int, float[], int, int,
   * Parallelism)} on the threads of {@link Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the rows
   * @param xOffset index of the first element
   * @param ldx distance of the rows, at least n
   * @param labels the right class of each row, at least 0 and below n
   * @param labelsOffset index of the first
   * @param scale factor of the gradient
   * @param losses takes the losses of the rows
   * @param lossesOffset index of the first
   * @param gradient takes the gradient; may be x with the same offset and distance
   * @param gradientOffset index of its first element
   * @param ldgradient distance of its rows, at least n
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance too small, an array too short or a
   *     label not the number of a class
   */
  public static void softmaxCrossEntropy(
      int m, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset, float scale, float[] losses,
      int lossesOffset, float[] gradient, int gradientOffset, int ldgradient) {
    softmaxCrossEntropy(
        m, n, x, xOffset, ldx, labels, labelsOffset, scale, losses, lossesOffset, gradient, gradientOffset,
        ldgradient, Lanewise.parallelism());
  }

  private static void softmaxCrossEntropy(
      int begin, int end, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset, float scale,
      float[] losses, int lossesOffset, float[] gradient, int gradientOffset, int ldgradient) {
    FloatRowwise.softmaxCrossEntropy(
        end - begin, n, x, xOffset + begin * ldx, ldx, labels, labelsOffset + begin, scale, losses,
        lossesOffset + begin,
        gradient, gradientOffset + begin * ldgradient, ldgradient);
  }

  private static void check(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.matrix("X", m, n, x.length, xOffset, ldx);
    Check.output(m, n, out.length, outOffset, ldo);
  }
}
