/**
 * The schema of keyspace {@code traffic}, and reading and writing it: typed rows, one class for
 * each CQL statement, and {@link trafficanalyzer.store.BatchWriter}, which loses no row.
 */
package trafficanalyzer.store;
