/** SIMD math kernels in pure Java: see {@link lanewise.blas} for the public operations. */
module lanewise {
  requires jdk.incubator.vector;

  exports lanewise;
  exports lanewise.blas;
}
