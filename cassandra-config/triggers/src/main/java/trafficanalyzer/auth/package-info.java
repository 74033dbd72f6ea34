/** Who may enter the Cassandra node. Runs inside the node. */
package trafficanalyzer.auth;
