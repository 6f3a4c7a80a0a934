package lanewise.bench.validate;

import lanewise.vmath.RandomStream;

/** Has kernels on floats move elements and draw random numbers. */
final class FloatMoveCalls {

  private FloatMoveCalls() {}

  static void move(Library library, MoveProblem p, Operand o) {
    FloatKernels kernels = library.part(FloatKernels.class);
    FloatArrays arrays = new FloatArrays();
    float[] x = arrays.in(p.x);
    float[] out = arrays.out(o);
    int[] indices = Indices.of(p.indices);
    int offset = p.x.offset;
    int ldx = p.x.rowStride;
    switch (p.kind) {
      case TRANSPOSE -> kernels.transpose(p.m, p.n, x, offset, ldx, out, o.offset, o.rowStride);
      case COPY -> kernels.copy(
          p.m, p.n, x, offset, ldx, p.x.colStride, out, o.offset, o.rowStride, o.colStride);
      case GATHER_ROWS -> kernels.gatherRows(
          p.m, p.rows, p.n, x, offset, ldx, indices, p.indices.offset, out, o.offset, o.rowStride);
      case SCATTER_ROWS -> kernels.scatterRows(
          p.m, p.rows, p.n, x, offset, ldx, indices, p.indices.offset, out, o.offset, o.rowStride);
      case SCATTER_ADD_ROWS -> kernels.scatterAddRows(
          p.m, p.rows, p.n, x, offset, ldx, indices, p.indices.offset, out, o.offset, o.rowStride);
    }
    arrays.done();
    Indices.requireUnchanged(indices, p.indices);
  }

  static void random(Library library, RandomProblem p, Operand o) {
    FloatKernels kernels = library.part(FloatKernels.class);
    FloatArrays arrays = new FloatArrays();
    float[] out = arrays.out(o);
    RandomStream stream = p.stream;
    float first = FloatArrays.number(p.first);
    float second = FloatArrays.number(p.second);
    switch (p.kind) {
      case UNIFORM -> kernels.uniform(stream, p.position, p.n, first, second, out, o.offset);
      case NORMAL -> kernels.normal(stream, p.position, p.n, first, second, out, o.offset);
      case DROPOUT_MASK -> kernels.dropoutMask(stream, p.position, p.n, second, out, o.offset);
    }
    arrays.done();
  }
}
