package trafficanalyzer.analysis.conversation;

import java.util.Arrays;
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

  private final TupleMap tuples;
  private final Ended ended;
  private final FiveTuple tuple = new FiveTuple();
  private final FiveTuple endedTuple = new FiveTuple();
  private final Segment segment = new Segment();
  private LiveConversation[] conversations = new LiveConversation[0];
  private long begun;
  private long parted;
  private boolean isNew;
  private int odd;

  ConversationTable(int most, Ended ended) {
    this.tuples = new TupleMap(most);
    this.ended = ended;
  }

  /**
   * The conversation of a packet, which begins if it is not known.
   *
   * @param packet with an IP header
   * @param missing bytes of its frame that were not captured
   */
  LiveConversation of(Packet packet, int missing, long nanos) {
    tuple.set(packet);
    boolean isTcp = packet.protocol() == IpProtocols.TCP;
    boolean hasSegment = isTcp && !packet.isFragment() && segment.read(packet, missing);
    int number = tuples.find(tuple);
    boolean reuses = number >= 0 && hasSegment && isAnother(number);
    if (reuses) {
      end(number);
      number = -1;
    }
    isNew = number < 0;
    if (isNew) {
      number = begin(packet, isTcp, nanos);
    } else {
      tuples.use(number, nanos);
    }
    LiveConversation conversation = conversations[number];
    odd = hasSegment ? conversation.tcp.add(segment, tuple.fromFirst(), reuses, nanos) : 0;
    return conversation;
  }

  /** Only of the few segments that open one, the connection's state is looked at. */
  private boolean isAnother(int number) {
    return segment.opens() && conversations[number].tcp.isEndedBy(segment, tuple.fromFirst());
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
    IntStream.range(0, tuples.capacity())
        .filter(tuples::isKnown)
        .boxed()
        .sorted(Comparator.comparingLong(number -> conversations[number].number))
        .forEach(this::end);
  }

  private int begin(Packet packet, boolean isTcp, long nanos) {
    if (tuples.isFull()) {
      parted++;
      end(tuples.longestIdle());
    }
    int number = tuples.add(tuple, nanos);
    if (number >= conversations.length) {
      conversations = Arrays.copyOf(conversations, tuples.capacity());
    }
    if (conversations[number] == null) {
      conversations[number] = new LiveConversation();
    }
    LiveConversation conversation = conversations[number];
    conversation.begin(begun++, isTcp, nanos);
    conversation.beginningSeen = Connections.begins(packet);
    boolean clientSends =
        conversation.beginningSeen
            ? (packet.tcpFlags() & TcpHeader.ACK) == 0
            : packet.sourcePort() >= packet.destinationPort();
    conversation.clientIsFirst = clientSends == tuple.fromFirst();
    return number;
  }

  private void end(int number) {
    tuples.get(number, endedTuple);
    ended.accept(conversations[number], endedTuple);
    tuples.remove(number);
  }
}
