package trafficanalyzer.analysis.conversation.tcp;

/**
 * A TCP connection as its segments tell it, in the order in which they were captured. What is odd
 * with each is found by the rules of Wireshark 4.0, so that counts agree with {@code tshark};
 * beyond them it keeps nothing of single segments, so a connection takes the same memory however
 * much is in flight, {@link #STORED} numbers. Reused for connection after connection; allocates
 * nothing for a segment.
 */
public final class TcpConnection {
  /** Time of a handshake that is not known. */
  public static final long UNKNOWN = -1;

  private static final int ROUND_TRIPS = 3;
  private static final int FIRST = ROUND_TRIPS + RoundTrips.STORED;
  private static final int SECOND = FIRST + Sender.STORED;

  /** Numbers that {@link #store} stores. */
  public static final int STORED = SECOND + Sender.STORED;

  private final Sender first = new Sender();
  private final Sender second = new Sender();
  private final RoundTrips roundTrips = new RoundTrips();
  private boolean opened;
  private long openedNanos;
  private long handshakeNanos;

  public TcpConnection() {
    clear();
  }

  /** Becomes another connection, of which nothing is known. */
  public void clear() {
    first.clear();
    second.clear();
    roundTrips.clear();
    opened = false;
    handshakeNanos = UNKNOWN;
  }

  /**
   * Becomes the connection that was stored.
   *
   * @param at where its {@link #STORED} numbers begin
   */
  public void load(long[] page, int at) {
    handshakeNanos = page[at];
    openedNanos = page[at + 1];
    opened = page[at + 2] != 0;
    roundTrips.load(page, at + ROUND_TRIPS);
    first.load(page, at + FIRST);
    second.load(page, at + SECOND);
  }

  /** Stores it. */
  public void store(long[] page, int at) {
    page[at] = handshakeNanos;
    page[at + 1] = openedNanos;
    page[at + 2] = opened ? 1 : 0;
    roundTrips.store(page, at + ROUND_TRIPS);
    first.store(page, at + FIRST);
    second.store(page, at + SECOND);
  }

  /** Whether a segment that opens a connection opens another one between the same ports. */
  public boolean isEndedBy(Segment segment, boolean fromFirst) {
    Sender sender = fromFirst ? first : second;
    return sender.begun && segment.sequence != sender.first;
  }

  /**
   * Takes the next segment.
   *
   * @param fromFirst which of both ends sent it
   * @param reuses whether it begins this connection where another one was before
   * @param nanos packet time, nanoseconds since the epoch
   * @return what is odd with it: a set of {@link Oddity#bit()}s
   */
  public int add(Segment segment, boolean fromFirst, boolean reuses, long nanos) {
    Sender sender = fromFirst ? first : second;
    Sender receiver = fromFirst ? second : first;
    int odd = reuses || beginsAgain(segment, sender) ? Oddity.PORTS_REUSED.bit() : 0;
    if (segment.length >= 0) {
      begin(segment, sender, receiver);
      odd = SegmentJudge.judge(segment, sender, receiver, threshold(), odd, nanos);
      time(segment, sender, receiver, odd, nanos);
    }
    note(segment, sender, receiver, nanos);
    return odd;
  }

  /** A SYN, or its answer, where the sender has begun before. */
  private static boolean beginsAgain(Segment segment, Sender sender) {
    if (!sender.begun) {
      return false;
    }
    if (segment.opens()) {
      sender.next = sender.gapless; // a reset may have moved it (RFC 9293, section 3.5.2)
      return false;
    }
    if (segment.answers() && segment.sequence != sender.first) {
      sender.first = segment.sequence;
      return true;
    }
    return false;
  }

  private static void begin(Segment segment, Sender sender, Sender receiver) {
    if (!sender.begun) {
      sender.begun = true;
      sender.first = segment.is(Segment.SYN) ? segment.sequence : segment.sequence - 1;
    }
    if (!receiver.begun && segment.is(Segment.ACK)) {
      receiver.begun = true;
      receiver.first = segment.acknowledgment - 1;
    }
  }

  /** What comes within a round trip after later bytes was overtaken; later, it was sent again. */
  private long threshold() {
    return handshakeNanos > 0 ? handshakeNanos : SegmentJudge.USUAL_REORDERING_NANOS;
  }

  /** One segment at a time is timed, and none that was sent again (Karn's rule, RFC 6298). */
  private void time(Segment segment, Sender sender, Sender receiver, int odd, long nanos) {
    boolean again = Oddity.isRetransmission(odd) || Oddity.OUT_OF_ORDER.isIn(odd);
    if (again) {
      sender.isTimed = false;
    } else if (!sender.isTimed && segment.length + segment.virtualBytes() > 0) {
      sender.isTimed = true;
      sender.timedNext = segment.next();
      sender.timedNanos = nanos;
    }
    if (receiver.isTimed
        && segment.is(Segment.ACK)
        && !Sender.before(segment.acknowledgment, receiver.timedNext)) {
      receiver.isTimed = false;
      if (nanos >= receiver.timedNanos) {
        roundTrips.add(nanos - receiver.timedNanos);
      }
    }
  }

  private void note(Segment segment, Sender sender, Sender receiver, long nanos) {
    if (segment.is(Segment.SYN)) {
      sender.isFirstWindow = true;
      scale(segment, sender, receiver);
    }
    if (segment.opens()) {
      opened = true;
      openedNanos = nanos;
    } else if (segment.is(Segment.ACK) && !segment.is(Segment.SYN)) {
      sender.isFirstWindow = false;
      if (opened && handshakeNanos == UNKNOWN) {
        handshakeNanos = Math.max(0, nanos - openedNanos);
      }
    }
  }

  /** Windows are scaled only where both SYNs say so (RFC 7323, section 2.2). */
  private static void scale(Segment segment, Sender sender, Sender receiver) {
    if (segment.scale != Segment.NO_SCALE) {
      sender.scale = segment.scale;
    }
    if (sender.scale == Sender.SCALE_UNKNOWN) {
      sender.scale = Sender.NOT_SCALED;
      receiver.scale = Sender.NOT_SCALED;
    } else if (segment.answers() && receiver.scale == Sender.NOT_SCALED) {
      sender.scale = Sender.NOT_SCALED;
    }
  }

  /** From the SYN to the ACK of its answer, nanoseconds; {@link #UNKNOWN} without a handshake. */
  public long handshakeNanos() {
    return handshakeNanos;
  }

  /** From segments to their acknowledgments, of both directions. */
  public RoundTrips roundTrips() {
    return roundTrips;
  }
}
