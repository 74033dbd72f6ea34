package trafficanalyzer.analysis.statistics;

import java.util.List;

/**
 * Packets and bytes by hostname and interval.
 *
 * @param endpoints those with most bytes first
 * @param others hostnames that count as {@link EndpointTraffic#OTHER}, at least in part; one that
 *     came back is counted again
 * @param packetsLeftOut packets of intervals that there was no room for at all
 */
public record EndpointCounts(List<EndpointTraffic> endpoints, long others, long packetsLeftOut) {
  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return endpoints.isEmpty();
  }
}
