/**
 * Reads the endpoint counters of Cassandra nodes over JMX and serves them to Prometheus. Start with
 * {@link trafficanalyzer.exporter.Exporter}; a scrape goes through {@code EndpointCollector} to one
 * {@code NodeReader} a node.
 */
package trafficanalyzer.exporter;
