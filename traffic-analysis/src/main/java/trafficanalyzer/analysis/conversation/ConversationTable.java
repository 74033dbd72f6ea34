package trafficanalyzer.analysis.conversation;

import java.util.Comparator;
import java.util.stream.IntStream;
import trafficanalyzer.analysis.conversation.tcp.Segment;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.Connections;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.TupleMap;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.TcpHeader;

/**
 * Gathers packets into conversations by tshark's rules: a five-tuple is one conversation however
 * long it is silent, and a SYN with another sequence number begins another one. Bounded: where
 * there is no room, the conversation that was silent for the longest time ends, and goes on as
 * another one if more of it comes.
 *
 * <p>A packet of a known conversation allocates nothing, and is hashed once.
 */
final class ConversationTable {
  /** Takes a conversation when it ends, while all is still known of it. */
  interface Ended {
    void accept(LiveConversation conversation, FiveTuple tuple);
  }

  private static final int NONE = -1;

  private final TupleMap tuples;
  private final Ended ended;
  private final FiveTuple tuple = new FiveTuple();
  private final FiveTuple endedTuple = new FiveTuple();
  private final Segment segment = new Segment();
  private final LiveConversation live = new LiveConversation();
  private long begun;
  private long parted;
  private boolean isNew;
  private int odd;

  ConversationTable(int most, Ended ended) {
    this.tuples = new TupleMap(most, LiveConversation.STORED);
    this.ended = ended;
    live.place = NONE;
  }

  /**
   * The conversation of a packet, which begins if it is not known. It is that only until the next
   * packet is asked about.
   *
   * @param packet with an IP header
   * @param missing bytes of its frame that were not captured
   */
  LiveConversation of(Packet packet, int missing, long nanos) {
    tuple.set(packet);
    boolean isTcp = packet.protocol() == IpProtocols.TCP;
    boolean hasSegment = isTcp && !packet.isFragment() && segment.read(packet, missing);
    int number = tuples.find(tuple);
    boolean reuses = false;
    if (number >= 0) {
      load(number);
      reuses = hasSegment && segment.opens() && live.tcp.isEndedBy(segment, tuple.fromFirst());
    }
    if (reuses) {
      end(number);
    }
    isNew = number < 0 || reuses;
    if (isNew) {
      begin(packet, isTcp, nanos);
    } else {
      tuples.use(number, nanos);
    }
    odd = hasSegment ? live.tcp.add(segment, tuple.fromFirst(), reuses, nanos) : 0;
    return live;
  }

  /** Says that a packet will come soon, with an IP header. */
  void expect(Packet packet) {
    tuple.set(packet);
    tuples.expect(tuple);
  }

  /** Fetches what is kept of the conversations that are expected into the caches. */
  void fetch() {
    tuples.fetch();
  }

  /** The tuple of the last packet that was asked about. */
  FiveTuple tuple() {
    return tuple;
  }

  /** Whether that packet began its conversation. */
  boolean isNew() {
    return isNew;
  }

  /** What was odd with it: a set of {@link trafficanalyzer.analysis.conversation.tcp.Oddity}s. */
  int odd() {
    return odd;
  }

  /** How many conversations were ended for want of room. */
  long parted() {
    return parted;
  }

  /** How many conversations began. */
  long begun() {
    return begun;
  }

  /** Ends those that are left, in the order of their first packets. */
  void endAll() {
    store();
    IntStream.range(0, tuples.capacity())
        .filter(tuples::isKnown)
        .boxed()
        .sorted(Comparator.comparingLong(this::number))
        .forEach(this::end);
  }

  private long number(int place) {
    return LiveConversation.number(tuples.page(place), tuples.offset(place));
  }

  private void begin(Packet packet, boolean isTcp, long nanos) {
    if (tuples.isFull()) {
      parted++;
      end(tuples.longestIdle());
    }
    int place = tuples.add(tuple, nanos);
    store();
    live.place = place;
    live.begin(begun++, isTcp, nanos);
    live.beginningSeen = Connections.begins(packet);
    boolean clientSends =
        live.beginningSeen
            ? (packet.tcpFlags() & TcpHeader.ACK) == 0
            : packet.sourcePort() >= packet.destinationPort();
    live.clientIsFirst = clientSends == tuple.fromFirst();
  }

  /** Makes {@link #live} another conversation, if it is not that one yet. */
  private void load(int place) {
    if (live.place != place) {
      store();
      live.load(tuples.page(place), tuples.offset(place));
      live.place = place;
    }
  }

  private void store() {
    if (live.place != NONE) {
      live.store(tuples.page(live.place), tuples.offset(live.place));
    }
  }

  private void end(int place) {
    load(place);
    tuples.get(place, endedTuple);
    ended.accept(live, endedTuple);
    tuples.remove(place);
    live.place = NONE;
  }
}
