/**
 * SIMD math kernels in pure Java: {@link lanewise.blas} multiplies matrices and vectors, {@link
 * lanewise.vmath} applies functions to the elements of arrays.
 */
module lanewise {
  requires jdk.incubator.vector;

  exports lanewise;
  exports lanewise.blas;
  exports lanewise.vmath;
}
