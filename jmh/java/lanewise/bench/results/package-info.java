/**
 * What a run measured, as data: everything that reports and comparisons are made from, and the file it is kept in.
 * Nothing here measures, and nothing here needs the vector module.
 */
package lanewise.bench.results;
