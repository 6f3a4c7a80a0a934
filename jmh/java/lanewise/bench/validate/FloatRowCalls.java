package lanewise.bench.validate;

import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;

/** Has kernels on floats reduce, search and transform rows and columns. */
final class FloatRowCalls {

  private FloatRowCalls() {}

  static void reduce(Library library, ReduceProblem p, Operand out) {
    FloatKernels kernels = library.part(FloatKernels.class);
    FloatArrays arrays = new FloatArrays();
    float[] x = arrays.in(p.x);
    if (p.isSearch) {
      int[] positions = Indices.of(out);
      kernels.search(
          FloatSearch.valueOf(p.name), p.columns, p.m, p.n, x, p.x.offset, p.x.rowStride, positions, out.offset);
      Indices.store(positions, out);
    } else {
      kernels.reduce(
          FloatReduction.valueOf(p.name), p.columns, p.m, p.n, x, p.x.offset, p.x.rowStride, arrays.out(out),
          out.offset);
    }
    arrays.done();
  }

  static void rows(Library library, RowProblem p, Operand[] results) {
    FloatKernels kernels = library.part(FloatKernels.class);
    FloatArrays arrays = new FloatArrays();
    Operand o = results[0];
    float[] x = arrays.in(p.x);
    float[] out = arrays.out(o);
    float epsilon = FloatArrays.number(p.epsilon);
    int offset = p.x.offset;
    int ldx = p.x.rowStride;
    switch (p.kind) {
      case SOFTMAX -> kernels.softmax(p.m, p.n, x, offset, ldx, out, o.offset, o.rowStride);
      case LOG_SOFTMAX -> kernels.logSoftmax(p.m, p.n, x, offset, ldx, out, o.offset, o.rowStride);
      case CUMULATIVE_SUM -> kernels.cumulativeSum(p.m, p.n, x, offset, ldx, out, o.offset, o.rowStride);
      case NORMALIZE -> kernels.normalize(p.m, p.n, x, offset, ldx, epsilon, out, o.offset, o.rowStride);
      case LAYER_NORM -> kernels.layerNorm(
          p.m, p.n, x, offset, ldx, arrays.in(p.gamma), p.gamma.offset, arrays.in(p.beta), p.beta.offset, epsilon, out,
          o.offset, o.rowStride);
      case RMS_NORM -> kernels.rmsNorm(
          p.m, p.n, x, offset, ldx, arrays.in(p.gamma), p.gamma.offset, epsilon, out, o.offset, o.rowStride);
      case SOFTMAX_CROSS_ENTROPY -> {
        int[] labels = Indices.of(p.labels);
        kernels.softmaxCrossEntropy(
            p.m, p.n, x, offset, ldx, labels, p.labels.offset, FloatArrays.number(p.scale),
            arrays.out(results[1]), results[1].offset, out, o.offset, o.rowStride);
        Indices.requireUnchanged(labels, p.labels);
      }
    }
    arrays.done();
  }
}
