/**
 * Dense row-major n-dimensional arrays of float or double, and the kernels of {@link lanewise.blas} and {@link
 * lanewise.vmath} on them: broadcasting, reductions over axes, products of matrices, copies of regions. The caller
 * supplies every result.
 */
package lanewise.tensor;
