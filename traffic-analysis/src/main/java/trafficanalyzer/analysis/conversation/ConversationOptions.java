package trafficanalyzer.analysis.conversation;

import trafficanalyzer.analysis.conversation.filter.DisplayFilter;

/**
 * What conversations are looked for in, and how much of them is kept.
 *
 * @param filter which packets count
 * @param withoutLocal whether traffic is left out that never leaves its own network
 * @param bounds of memory
 */
public record ConversationOptions(DisplayFilter filter, boolean withoutLocal, Bounds bounds) {
  /** All packets. */
  public static final ConversationOptions DEFAULT =
      new ConversationOptions(DisplayFilter.ALL, false, Bounds.DEFAULT);

  /** The same, for packets that a filter lets pass. */
  public ConversationOptions with(DisplayFilter newFilter) {
    return new ConversationOptions(newFilter, withoutLocal, bounds);
  }
}
