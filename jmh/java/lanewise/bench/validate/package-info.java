/**
 * Validates kernels against a reference: cases that are random and hard, errors in units of a derived bound, and for each
 * failure the command that repeats it. Whoever has kernels of their own implements {@link
 * lanewise.bench.validate.FloatKernels} or one of its siblings; see docs/validate.md.
 */
package lanewise.bench.validate;
