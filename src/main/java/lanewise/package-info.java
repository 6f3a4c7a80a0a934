/**
 * What concerns the library as a whole: what runs here, and on how many threads.
 */
package lanewise;
