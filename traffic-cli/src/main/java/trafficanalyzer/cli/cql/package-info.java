/** {@code ./traffic cql}: CQL statements and their results as cqlsh shows them. */
package trafficanalyzer.cli.cql;
