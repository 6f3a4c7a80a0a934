package lanewise.bench.validate;

import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/** Has kernels on floats compute functions of elements. */
final class FloatMapCalls {

  private FloatMapCalls() {}

  static void map(Library library, MapProblem p, Operand out) {
    FloatKernels kernels = library.part(FloatKernels.class);
    FloatArrays arrays = new FloatArrays();
    float[][] in = new float[p.operands.length][];
    for (int each = 0; each < in.length; each++) {
      in[each] = arrays.in(p.operands[each]);
    }
    float[] result = arrays.out(out);
    Operand x = p.operands[0];
    switch (in.length) {
      case 1 -> kernels.unary(
          FloatUnary.valueOf(p.function), p.m, p.n, in[0], x.offset, x.rowStride, x.colStride, result, out.offset,
          out.rowStride);
      case 2 -> {
        Operand y = p.operands[1];
        kernels.binary(
            FloatBinary.valueOf(p.function), p.m, p.n, in[0], x.offset, x.rowStride, x.colStride, in[1], y.offset,
            y.rowStride, y.colStride, result, out.offset, out.rowStride);
      }
      default -> {
        Operand y = p.operands[1];
        Operand z = p.operands[2];
        kernels.ternary(
            FloatTernary.valueOf(p.function), p.m, p.n, in[0], x.offset, x.rowStride, x.colStride, in[1], y.offset,
            y.rowStride, y.colStride, in[2], z.offset, z.rowStride, z.colStride, result, out.offset, out.rowStride);
      }
    }
    arrays.done();
  }
}
