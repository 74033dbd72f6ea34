package trafficanalyzer.analysis.statistics;

import java.util.Optional;

/**
 * Puts together the statistics of captures that follow each other, one after the other, as if they
 * were one: the figures are the same, bit for bit. Endpoints are told where all parts tell them: a
 * packet counts for the hostname that it has in its own part.
 *
 * <p>Not for use by several threads at once.
 */
public final class StatisticsMerger {
  private final StatisticsOptions bounds;
  private String firstName;
  private int parts;
  private StatisticsAnalysis whole;

  /** Null where a part tells none. */
  private EndpointTally endpoints;

  /**
   * @param bounds of intervals and addresses; how it was counted, the first part tells
   */
  public StatisticsMerger(StatisticsOptions bounds) {
    this.bounds = bounds;
  }

  /**
   * Adds the next part, which nothing is kept of.
   *
   * @throws IllegalArgumentException if it was counted in another way than the first, overlaps it
   *     so that it cannot be the next part, or if together they have too many intervals or
   *     addresses; what was added before is lost then
   */
  public void add(CaptureStatistics part) {
    StatisticsState state = GatheredStatistics.stateOf(part);
    if (whole == null) {
      firstName = part.name();
      whole =
          new StatisticsAnalysis(
              firstName, bounds.like(state.rows().intervalNanos(), state.onlyIpv4()));
      endpoints = new EndpointTally(EndpointTally.MOST_INTERVALS, state.rows().intervalNanos());
    }
    parts++;
    if (state.endpoints().isEmpty()) {
      endpoints = null;
    }
    if (endpoints != null) {
      endpoints.add(state.endpoints().get());
    }
    whole.append(state);
  }

  /** How many parts were added. */
  public int parts() {
    return parts;
  }

  /**
   * All parts together, with the name of the first and how many more there are.
   *
   * @throws IllegalStateException without any part
   */
  public CaptureStatistics statistics() {
    if (whole == null) {
      throw new IllegalStateException("nothing was added");
    }
    whole.end();
    return whole.statistics(
        parts == 1 ? firstName : firstName + " and " + (parts - 1) + " more",
        Optional.ofNullable(endpoints).map(tally -> tally.counts(EndpointTally.MOST_NAMES)));
  }
}
