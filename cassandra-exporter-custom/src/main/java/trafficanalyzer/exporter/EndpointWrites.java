package trafficanalyzer.exporter;

import java.util.Map;

/**
 * What one node said of its endpoints at one moment.
 *
 * @param up whether the node answered
 * @param counts rows written for each endpoint since the node's start
 * @param rates rows a second for each endpoint, one-minute average
 */
record EndpointWrites(boolean up, Map<String, Long> counts, Map<String, Double> rates) {
  /** The node did not answer. */
  static final EndpointWrites DOWN = new EndpointWrites(false, Map.of(), Map.of());

  /** The node answered but counts nothing: its keyspace, and so its trigger, is not set up yet. */
  static final EndpointWrites NONE = new EndpointWrites(true, Map.of(), Map.of());
}
