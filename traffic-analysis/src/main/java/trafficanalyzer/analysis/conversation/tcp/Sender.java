package trafficanalyzer.analysis.conversation.tcp;

/**
 * What one end of a connection sent so far, as far as its next segment is judged by it. Sequence
 * numbers are 0 where nothing was seen, as with Wireshark; they wrap around, so they are compared
 * by their difference (RFC 9293, section 3.4).
 */
final class Sender {
  /** Numbers that {@link #store} stores. */
  static final int STORED = 8;

  private static final int BEGUN = 1;
  private static final int FIRST_WINDOW = 2;
  private static final int TIMED = 4;

  /** No SYN was seen. */
  static final int SCALE_UNKNOWN = -1;

  /** A SYN was seen, and windows are not scaled. */
  static final int NOT_SCALED = -2;

  /** No segment was seen: it differs from each window that there is. */
  private static final int NO_WINDOW = -1;

  /** Whether {@link #first} is known. */
  boolean begun;

  /** The number of its SYN, or one less than that of the first byte that is known of. */
  int first;

  /** After the highest byte that was sent. */
  int next;

  long nextNanos;

  /** After what was sent without a gap. */
  int gapless;

  /** Its last acknowledgment number, and when it was sent. */
  int acknowledged;

  long acknowledgedNanos;

  /** How often that was repeated; -1 once it acknowledged what was not seen. */
  int repeats;

  int window;
  int scale;

  /** Since its SYN, it has not sent an ACK: the window is not scaled yet. */
  boolean isFirstWindow;

  /** What was odd with its last segment. */
  int oddities;

  /** The segment whose acknowledgment is waited for, to know the round trip: after its end. */
  int timedNext;

  long timedNanos;
  boolean isTimed;

  void clear() {
    begun = false;
    first = 0;
    next = 0;
    nextNanos = 0;
    gapless = 0;
    acknowledged = 0;
    acknowledgedNanos = 0;
    repeats = 0;
    window = NO_WINDOW;
    scale = SCALE_UNKNOWN;
    isFirstWindow = false;
    oddities = 0;
    isTimed = false;
  }

  /** Becomes what was stored. */
  void load(long[] page, int at) {
    nextNanos = page[at];
    acknowledgedNanos = page[at + 1];
    timedNanos = page[at + 2];
    first = (int) page[at + 3];
    next = upper(page[at + 3]);
    gapless = (int) page[at + 4];
    acknowledged = upper(page[at + 4]);
    timedNext = (int) page[at + 5];
    repeats = upper(page[at + 5]);
    window = (int) page[at + 6];
    scale = upper(page[at + 6]);
    oddities = (int) page[at + 7];
    int flags = upper(page[at + 7]);
    begun = (flags & BEGUN) != 0;
    isFirstWindow = (flags & FIRST_WINDOW) != 0;
    isTimed = (flags & TIMED) != 0;
  }

  void store(long[] page, int at) {
    page[at] = nextNanos;
    page[at + 1] = acknowledgedNanos;
    page[at + 2] = timedNanos;
    page[at + 3] = both(next, first);
    page[at + 4] = both(acknowledged, gapless);
    page[at + 5] = both(repeats, timedNext);
    page[at + 6] = both(scale, window);
    int flags = (begun ? BEGUN : 0) | (isFirstWindow ? FIRST_WINDOW : 0) | (isTimed ? TIMED : 0);
    page[at + 7] = both(flags, oddities);
  }

  private static long both(int upper, int lower) {
    return (long) upper << 32 | lower & 0xFFFF_FFFFL;
  }

  private static int upper(long both) {
    return (int) (both >> 32);
  }

  /** How far its receiver's window reaches that it tells; only with a known {@link #scale}. */
  int windowEnd() {
    int shift = isFirstWindow || scale == NOT_SCALED ? 0 : scale;
    return acknowledged + (window << shift);
  }

  /** Whether a sequence number is before another one. */
  static boolean before(int number, int other) {
    return number - other < 0;
  }
}
