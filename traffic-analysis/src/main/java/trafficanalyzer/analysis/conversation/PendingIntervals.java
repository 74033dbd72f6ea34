package trafficanalyzer.analysis.conversation;

import java.util.Arrays;

/**
 * Packets and bytes of live conversations by interval, kept until the conversation ends: its
 * hostname may be told by one of its later packets. The interval of a conversation's last packet is
 * in the {@link LiveConversation} itself; those before it are chained here. Bounded; where there is
 * no room for another one, the conversation's are to be taken before.
 */
final class PendingIntervals {
  private static final int NONE = -1;
  private static final int INITIAL_CAPACITY = 4096;

  private final int most;
  private final long width;
  private long[] intervals = new long[INITIAL_CAPACITY];
  private long[] packets = new long[INITIAL_CAPACITY];
  private long[] bytes = new long[INITIAL_CAPACITY];
  private int[] next = new int[INITIAL_CAPACITY];
  private int used;
  private int free = NONE;

  /** The interval of the last packet, and when it begins. */
  private long interval;

  private long begin;

  /**
   * @param most intervals that are kept beside each conversation's last one
   * @param width of an interval, nanoseconds
   */
  PendingIntervals(int most, long width) {
    this.most = most;
    this.width = width;
  }

  /**
   * Counts a packet of a conversation.
   *
   * @return false if it was not counted for want of room: {@link #take} makes some
   */
  boolean count(LiveConversation conversation, int length, long nanos) {
    long offset = nanos - begin;
    if (offset < 0 || offset >= width) {
      interval = Math.floorDiv(nanos, width);
      begin = interval * width;
    }
    if (conversation.interval != interval && conversation.packetsOfInterval > 0) {
      if (free == NONE && used == most) {
        return false;
      }
      keep(conversation);
    }
    conversation.interval = interval;
    conversation.packetsOfInterval++;
    conversation.bytesOfInterval += length;
    return true;
  }

  private void keep(LiveConversation conversation) {
    int at = room();
    intervals[at] = conversation.interval;
    packets[at] = conversation.packetsOfInterval;
    bytes[at] = conversation.bytesOfInterval;
    next[at] = conversation.earlierIntervals;
    conversation.earlierIntervals = at + 1;
    conversation.packetsOfInterval = 0;
    conversation.bytesOfInterval = 0;
  }

  private int room() {
    if (free != NONE) {
      int at = free;
      free = next[at] - 1;
      return at;
    }
    if (used == intervals.length) {
      int capacity = (int) Math.min(most, 2L * used);
      intervals = Arrays.copyOf(intervals, capacity);
      packets = Arrays.copyOf(packets, capacity);
      bytes = Arrays.copyOf(bytes, capacity);
      next = Arrays.copyOf(next, capacity);
    }
    return used++;
  }

  /** Takes what was counted in an interval. */
  interface Sink {
    void accept(long interval, long packets, long bytes);
  }

  /** Hands on all intervals of a conversation, in no order, and forgets them. */
  void take(LiveConversation conversation, Sink sink) {
    if (conversation.packetsOfInterval > 0) {
      sink.accept(
          conversation.interval, conversation.packetsOfInterval, conversation.bytesOfInterval);
    }
    conversation.packetsOfInterval = 0;
    conversation.bytesOfInterval = 0;
    int at = conversation.earlierIntervals - 1;
    conversation.earlierIntervals = 0;
    while (at != NONE) {
      sink.accept(intervals[at], packets[at], bytes[at]);
      int after = next[at] - 1;
      next[at] = free + 1;
      free = at;
      at = after;
    }
  }
}
