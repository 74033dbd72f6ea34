/** Rows as SSTables, written by Cassandra's own code and streamed to the nodes. */
package trafficanalyzer.bulk;
