/**
 * Functions on arrays, element by element: arithmetic, comparisons, elementary functions, activations
 * and their gradients, for float and double. Each element has the same bits on every CPU, vector width
 * and number of threads.
 */
package lanewise.vmath;
