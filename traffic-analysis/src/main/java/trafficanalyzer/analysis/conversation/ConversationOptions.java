package trafficanalyzer.analysis.conversation;

import trafficanalyzer.analysis.conversation.filter.DisplayFilter;

/**
 * What conversations are looked for in, and how much of them is kept.
 *
 * @param filter which packets count
 * @param withoutLocal whether traffic is left out that never leaves its own network
 * @param mostFrames frames of a capture after which no more are looked at
 * @param withPairs whether pairs of hosts are told as well, and how their packets repeat
 * @param bounds of memory
 */
public record ConversationOptions(
    DisplayFilter filter, boolean withoutLocal, long mostFrames, boolean withPairs, Bounds bounds) {
  /** All packets. */
  public static final ConversationOptions DEFAULT =
      new ConversationOptions(DisplayFilter.ALL, false, Long.MAX_VALUE, true, Bounds.DEFAULT);

  /** The same, for packets that a filter lets pass. */
  public ConversationOptions with(DisplayFilter newFilter) {
    return new ConversationOptions(newFilter, withoutLocal, mostFrames, withPairs, bounds);
  }

  /** The same, for who asks for single conversations only. */
  public ConversationOptions withoutPairs() {
    return new ConversationOptions(filter, withoutLocal, mostFrames, false, bounds);
  }
}
