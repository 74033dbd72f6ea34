package trafficanalyzer.service;

import java.util.Map;

/**
 * What a service says of itself at {@code /health}.
 *
 * @param up whether it does its job now; a service that waits for another one is not up
 * @param state one word or sentence for people, such as {@code waiting for Cassandra}
 * @param details figures worth a look
 */
public record Health(boolean up, String state, Map<String, Object> details) {
  public Health {
    details = Map.copyOf(details);
  }
}
