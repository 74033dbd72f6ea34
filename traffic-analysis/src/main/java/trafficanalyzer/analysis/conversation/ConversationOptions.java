package trafficanalyzer.analysis.conversation;

import java.time.Duration;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;

/**
 * What conversations are looked for in, and how much of them is kept.
 *
 * @param filter which packets count
 * @param withoutLocal whether traffic is left out that never leaves its own network
 * @param mostFrames frames of a capture after which no more are looked at
 * @param withPairs whether pairs of hosts are told as well, and how their packets repeat
 * @param interval by which packets are counted for each endpoint; begins at multiples of it
 * @param bounds of memory
 */
public record ConversationOptions(
    DisplayFilter filter,
    boolean withoutLocal,
    long mostFrames,
    boolean withPairs,
    Duration interval,
    Bounds bounds) {
  /** All packets; ten seconds. */
  public static final ConversationOptions DEFAULT =
      new ConversationOptions(
          DisplayFilter.ALL, false, Long.MAX_VALUE, true, Duration.ofSeconds(10), Bounds.DEFAULT);

  /** The same, for packets that a filter lets pass. */
  public ConversationOptions with(DisplayFilter newFilter) {
    return new ConversationOptions(
        newFilter, withoutLocal, mostFrames, withPairs, interval, bounds);
  }

  /** The same, for who asks for single conversations only. */
  public ConversationOptions withoutPairs() {
    return new ConversationOptions(filter, withoutLocal, mostFrames, false, interval, bounds);
  }
}
