/**
 * SIMD math kernels in pure Java: {@link lanewise.blas} multiplies matrices and vectors, {@link
 * lanewise.vmath} applies functions to the elements of arrays, {@link
 * lanewise.tensor} gives arrays a shape, {@link lanewise.autodiff} differentiates what is computed with them.
 */
module lanewise {
  requires jdk.incubator.vector;

  exports lanewise;
  exports lanewise.autodiff;
  exports lanewise.blas;
  exports lanewise.tensor;
  exports lanewise.vmath;
}
