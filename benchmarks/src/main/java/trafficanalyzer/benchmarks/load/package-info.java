/** How fast packets become rows in Cassandra, beside other ways to write the same rows. */
package trafficanalyzer.benchmarks.load;
