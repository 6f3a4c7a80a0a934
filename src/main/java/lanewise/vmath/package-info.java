/**
 * Functions on arrays, for float and double: arithmetic, comparisons, elementary functions and
 * activations element by element; reductions, operations on rows, moves, conversions, random numbers.
 * The same bits on every CPU, vector width and number of threads.
 */
package lanewise.vmath;
