/** The Cassandra node: its configuration, its credentials, and the node as a process of its own. */
package trafficanalyzer.node;
