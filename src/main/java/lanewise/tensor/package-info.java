/**
 * Dense row-major n-dimensional arrays of float or double, and the kernels of {@link lanewise.blas} and {@link
 * lanewise.vmath} on them: broadcasting, reductions over axes, products of matrices, copies of regions. The caller
 * supplies every result. A null is refused with a {@link NullPointerException} that names the argument, before anything is
 * written.
 */
package lanewise.tensor;
