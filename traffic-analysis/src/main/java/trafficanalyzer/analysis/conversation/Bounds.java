package trafficanalyzer.analysis.conversation;

import trafficanalyzer.analysis.statistics.EndpointTally;

/**
 * How much is kept at most; what is beyond is counted in sums, and told as left out.
 *
 * @param conversations that are live at once, some 600 bytes each
 * @param pairs of hosts, some 350 bytes each
 * @param starts start times of conversations, of all pairs together, 8 to 16 bytes each
 * @param groups of packets of the same pair, direction, size and application, some 110 bytes each
 * @param points of an application's series over time, 24 bytes each; beyond, its steps get longer
 * @param seconds of the whole traffic over time, 24 bytes each; beyond, its steps get longer
 * @param names hostnames of each source, some 100 bytes each
 * @param intervals of all endpoints together, some 140 bytes each, and of live conversations, 28
 */
public record Bounds(
    int conversations,
    int pairs,
    long starts,
    int groups,
    int points,
    int seconds,
    int names,
    int intervals) {
  /** Some 240 MB if all is used to the full. */
  public static final Bounds DEFAULT =
      new Bounds(
          100_000,
          200_000,
          1_000_000,
          400_000,
          4096,
          100_000,
          10_000,
          EndpointTally.MOST_INTERVALS);

  /** The fewest steps that can be put together two by two. */
  private static final int FEWEST_STEPS = 4;

  /** The numbers of pairs are part of keys. */
  private static final int MOST_PAIRS = 1 << 20;

  public Bounds {
    boolean positive =
        conversations > 0 && pairs > 0 && starts > 0 && groups > 0 && names > 0 && intervals > 0;
    if (!positive || pairs > MOST_PAIRS || points < FEWEST_STEPS || seconds < FEWEST_STEPS) {
      throw new IllegalArgumentException("bounds out of range");
    }
  }
}
