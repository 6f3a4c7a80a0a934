/**
 * What people read: the report of a run as a page, as Markdown and as CSV, and runs side by side. Everything is made
 * from {@link lanewise.bench.results}; nothing here measures.
 */
package lanewise.bench.report;
