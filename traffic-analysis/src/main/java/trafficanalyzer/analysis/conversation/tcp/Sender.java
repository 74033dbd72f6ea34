package trafficanalyzer.analysis.conversation.tcp;

/**
 * What one end of a connection sent so far, as far as its next segment is judged by it. Sequence
 * numbers are 0 where nothing was seen, as with Wireshark; they wrap around, so they are compared
 * by their difference (RFC 9293, section 3.4).
 */
final class Sender {
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
