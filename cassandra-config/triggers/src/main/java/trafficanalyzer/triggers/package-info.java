/** Counts rows by endpoint as they are written. Runs inside the Cassandra node. */
package trafficanalyzer.triggers;
