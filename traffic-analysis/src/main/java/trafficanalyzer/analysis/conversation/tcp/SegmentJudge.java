package trafficanalyzer.analysis.conversation.tcp;

/**
 * Finds what is odd with a segment, by what both ends sent before it. The rules, and the order in
 * which they are asked, are Wireshark 4.0's.
 */
final class SegmentJudge {
  /** Without a known round trip, what comes so soon after later bytes was only overtaken. */
  static final long USUAL_REORDERING_NANOS = 3_000_000;

  /** A repetition so soon after the acknowledgments that ask for it is a fast retransmission. */
  private static final long FAST_NANOS = 20_000_000;

  /** So many repeated acknowledgments ask for it; one of three may not have been captured. */
  private static final int FAST_REPEATS = 2;

  private SegmentJudge() {}

  /**
   * Judges a segment, and takes note of it.
   *
   * @param threshold how soon after later bytes a segment counts as overtaken, in nanoseconds
   * @param known what is odd with it already
   * @return that, and what else is
   */
  static int judge(
      Segment segment, Sender sender, Sender receiver, long threshold, int known, long nanos) {
    int odd = known;
    if (probesZeroWindow(segment, sender, receiver)) {
      odd |= Oddity.ZERO_WINDOW_PROBE.bit();
    } else {
      odd |= window(segment, sender, receiver);
      odd |= repeats(segment, sender, receiver);
    }
    if (segment.acknowledgment != sender.acknowledged) {
      sender.repeats = 0;
    }
    odd |= unseen(segment, receiver);
    if (segment.length + segment.virtualBytes() > 0 && !Oddity.KEEP_ALIVE.isIn(odd)) {
      odd |= again(segment, sender, receiver, threshold, nanos);
    }
    note(segment, sender, odd, nanos);
    return odd;
  }

  private static boolean probesZeroWindow(Segment segment, Sender sender, Sender receiver) {
    return segment.length == 1 && segment.sequence == sender.next && receiver.window == 0;
  }

  private static int window(Segment segment, Sender sender, Sender receiver) {
    int odd = 0;
    if (sender.next != 0
        && Sender.before(sender.next, segment.sequence)
        && !segment.is(Segment.RST)) {
      odd |= Oddity.PREVIOUS_SEGMENT_NOT_CAPTURED.bit();
    }
    if (!segment.isOrdinary()) {
      return odd;
    }
    if (segment.window == 0) {
      odd |= Oddity.ZERO_WINDOW.bit();
    }
    if (segment.length <= 1 && segment.sequence == sender.next - 1) {
      odd |= Oddity.KEEP_ALIVE.bit();
    }
    if (isRepetition(segment, sender) && segment.window != 0 && segment.window != sender.window) {
      odd |= Oddity.WINDOW_UPDATE.bit();
    }
    if (segment.length > 0
        && receiver.scale != Sender.SCALE_UNKNOWN
        && segment.sequence + segment.length == receiver.windowEnd()) {
      odd |= Oddity.WINDOW_FULL.bit();
    }
    return odd;
  }

  /** Whether it is empty, and has the numbers that its sender's last one had. */
  private static boolean isRepetition(Segment segment, Sender sender) {
    return segment.length == 0
        && segment.sequence == sender.next
        && segment.acknowledgment == sender.acknowledged;
  }

  private static int repeats(Segment segment, Sender sender, Sender receiver) {
    if (!segment.isOrdinary()
        || segment.window != sender.window
        || !isRepetition(segment, sender)) {
      return 0;
    }
    if (segment.window == 0) {
      return Oddity.ZERO_WINDOW_PROBE.isIn(receiver.oddities)
          ? Oddity.ZERO_WINDOW_PROBE_ACK.bit()
          : 0;
    }
    if (Oddity.KEEP_ALIVE.isIn(receiver.oddities)) {
      return Oddity.KEEP_ALIVE_ACK.bit();
    }
    sender.repeats = Math.max(0, sender.repeats) + 1;
    return Oddity.DUPLICATE_ACK.bit();
  }

  /** Whether it acknowledges what the other end was not seen to send; told once for each gap. */
  private static int unseen(Segment segment, Sender receiver) {
    if (receiver.gapless == 0
        || !segment.is(Segment.ACK)
        || !Sender.before(receiver.gapless, segment.acknowledgment)) {
      return 0;
    }
    if (Sender.before(receiver.gapless, receiver.next)) {
      receiver.gapless = receiver.next;
      return Oddity.ACKED_UNSEEN_SEGMENT.bit();
    }
    boolean isTold = receiver.repeats != 0;
    receiver.repeats = -1;
    return isTold ? 0 : Oddity.ACKED_UNSEEN_SEGMENT.bit();
  }

  /** Whether a segment that takes up sequence numbers has some that were seen before. */
  private static int again(
      Segment segment, Sender sender, Sender receiver, long threshold, long nanos) {
    if (segment.length > 0
        && receiver.acknowledged != 0
        && !Sender.before(receiver.acknowledged, segment.sequence + segment.length)) {
      return Oddity.SPURIOUS_RETRANSMISSION.bit();
    }
    boolean followsProbe = segment.length > 1 && segment.sequence == sender.next - 1;
    if (sender.next == 0 || followsProbe || !Sender.before(segment.sequence, sender.next)) {
      return 0;
    }
    if (receiver.repeats >= FAST_REPEATS
        && receiver.acknowledged == segment.sequence
        && isWithin(nanos - receiver.acknowledgedNanos, FAST_NANOS)) {
      return Oddity.FAST_RETRANSMISSION.bit();
    }
    boolean isLast = segment.next() == sender.next;
    if (isWithin(nanos - sender.nextNanos, threshold) && !isLast) {
      return Oddity.OUT_OF_ORDER.bit();
    }
    return Oddity.RETRANSMISSION.bit();
  }

  private static boolean isWithin(long nanos, long limit) {
    return nanos >= 0 && nanos < limit;
  }

  private static void note(Segment segment, Sender sender, int odd, long nanos) {
    int next = segment.next();
    boolean probe = Oddity.ZERO_WINDOW_PROBE.isIn(odd); // its byte will be sent again
    if ((sender.next == 0 || Sender.before(sender.next, next)) && !probe) {
      sender.next = next;
      sender.nextNanos = nanos;
    }
    if ((sender.gapless == 0 || segment.sequence == sender.gapless) && !probe) {
      sender.gapless = sender.next;
    }
    sender.window = segment.window;
    sender.acknowledged = segment.acknowledgment;
    sender.acknowledgedNanos = nanos;
    sender.oddities = odd;
  }
}
