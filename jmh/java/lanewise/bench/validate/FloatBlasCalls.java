package lanewise.bench.validate;

/** Has kernels on floats compute problems of linear algebra. */
final class FloatBlasCalls {

  private FloatBlasCalls() {}

  private static FloatKernels kernels(Library library) {
    return library.part(FloatKernels.class);
  }

  static void gemm(Library library, GemmProblem p, Operand c) {
    FloatArrays arrays = new FloatArrays();
    FloatKernels kernels = kernels(library);
    float alpha = FloatArrays.number(p.alpha);
    float beta = FloatArrays.number(p.beta);
    float[] a = arrays.in(p.a);
    float[] b = arrays.in(p.b);
    float[] out = arrays.out(c);
    switch (p.form) {
      case PLAIN -> kernels.gemm(
          p.transA, p.transB, p.m, p.n, p.k, alpha, a, p.a.offset, p.a.rowStride, b, p.b.offset, p.b.rowStride, beta,
          out,
          c.offset, c.rowStride);
      case BIAS_RELU -> kernels.gemmBiasRelu(
          p.transA, p.transB, p.m, p.n, p.k, alpha, a, p.a.offset, p.a.rowStride, b, p.b.offset, p.b.rowStride, beta,
          out,
          c.offset, c.rowStride, p.bias == null ? null : arrays.in(p.bias), p.bias == null ? 0 : p.bias.offset,
          p.perRow,
          p.relu);
      case RELU_GRADIENT -> kernels.gemmReluGradient(
          p.transA, p.transB, p.m, p.n, p.k, alpha, a, p.a.offset, p.a.rowStride, b, p.b.offset, p.b.rowStride, beta,
          out, c.offset, c.rowStride, arrays.in(p.activations), p.activations.offset, p.activations.rowStride);
      case BATCH -> kernels.gemmBatch(
          p.transA, p.transB, p.m, p.n, p.k, alpha, a, p.a.offset, p.a.rowStride, p.strideA, b, p.b.offset,
          p.b.rowStride,
          p.strideB, beta, out, c.offset, c.rowStride, p.strideC, p.batch);
    }
    arrays.done();
  }

  static void gemv(Library library, GemvProblem p, Operand y) {
    FloatArrays arrays = new FloatArrays();
    kernels(library).gemv(
        p.trans, p.m, p.n, FloatArrays.number(p.alpha), arrays.in(p.a), p.a.offset, p.a.rowStride, arrays.in(p.x),
        p.x.start(), p.x.rowStride, FloatArrays.number(p.beta), arrays.out(y), y.start(), y.rowStride);
    arrays.done();
  }

  static void ger(Library library, GerProblem p, Operand a) {
    FloatArrays arrays = new FloatArrays();
    kernels(library).ger(
        p.m, p.n, FloatArrays.number(p.alpha), arrays.in(p.x), p.x.start(), p.x.rowStride, arrays.in(p.y), p.y.start(),
        p.y.rowStride, arrays.out(a), a.offset, a.rowStride);
    arrays.done();
  }

  static void vector(Library library, VectorProblem p, Operand out) {
    FloatArrays arrays = new FloatArrays();
    FloatKernels kernels = kernels(library);
    float alpha = FloatArrays.number(p.alpha);
    int n = p.n;
    int start = p.x.start();
    int increment = p.x.rowStride;
    switch (p.kind) {
      case DOT -> out.set(0, 0, kernels.dot(
          n, arrays.in(p.x), start, increment, arrays.in(p.y), p.y.start(), p.y.rowStride));
      case AXPY -> kernels.axpy(
          n, alpha, arrays.in(p.x), start, increment, arrays.out(out), out.start(), out.rowStride);
      case SCAL -> kernels.scal(n, alpha, arrays.out(out), out.start(), out.rowStride);
      case NRM2 -> out.set(0, 0, kernels.nrm2(n, arrays.in(p.x), start, increment));
      case ASUM -> out.set(0, 0, kernels.asum(n, arrays.in(p.x), start, increment));
      case IAMAX -> out.set(0, 0, kernels.iamax(n, arrays.in(p.x), start, increment));
    }
    arrays.done();
  }
}
