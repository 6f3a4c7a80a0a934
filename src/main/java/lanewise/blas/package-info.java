/**
 * BLAS kernels on arrays of float and double, row-major, with offsets, leading dimensions, increments and transposes.
 * The same bits on every CPU, vector width and number of threads.
 */
package lanewise.blas;
