package trafficanalyzer.packet.flow;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.TcpHeader;

/**
 * Which connection a packet belongs to: a small number for each one that is live, the same in both
 * directions. Bounded: where all numbers are taken, the connection that was silent for the longest
 * time ends. A connection also ends when it was silent for too long by packet time, or when another
 * one begins on its five-tuple: a SYN with another sequence number.
 *
 * <p>The client is who sent the SYN; without one, the end with the larger port; with equal ports or
 * none, the sender of the first packet.
 *
 * <p>A packet of a known connection allocates nothing. Not for use by several threads at once.
 */
public final class Connections {
  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int ACK = 0x10;

  private static final byte CLIENT_IS_FIRST = 1;

  /** A SYN or its answer was seen: the client is certain, and the SYN's sequence number known. */
  private static final byte OPENING_SEEN = 2;

  private final TupleMap tuples;
  private final long idleNanos;
  private final IntConsumer ended;
  private final FiveTuple tuple = new FiveTuple();
  private byte[] states;
  private int[] openings;
  private boolean isNew;

  /**
   * @param most connections that are live at once at most
   * @param idleNanos how long a connection may be silent, by packet time
   * @param ended is given the number of a connection that ends, while all is still known of it; the
   *     number is then given to another one
   */
  public Connections(int most, long idleNanos, IntConsumer ended) {
    this.tuples = new TupleMap(most);
    this.idleNanos = idleNanos;
    this.ended = ended;
    this.states = new byte[tuples.capacity()];
    this.openings = new int[tuples.capacity()];
  }

  /**
   * The number of the packet's connection, which begins if it is not known.
   *
   * @param packet one with an IP header
   * @param timestampNanos packet time, nanoseconds since the epoch; may step back
   * @return 0 or more, less than {@link #capacity()}
   */
  public int of(Packet packet, long timestampNanos) {
    endIdle(timestampNanos);
    tuple.set(packet);
    int connection = tuples.find(tuple);
    boolean opening = begins(packet);
    isNew = connection < 0;
    if (!isNew
        && (isIdle(tuples.usedAt(connection), timestampNanos)
            || opening && isAnother(connection, packet))) {
      end(connection);
      isNew = true;
    }
    if (isNew) {
      connection = begin(packet, timestampNanos);
    } else {
      tuples.use(connection, timestampNanos);
    }
    if (opening && (states[connection] & OPENING_SEEN) == 0) {
      open(connection, packet);
    }
    return connection;
  }

  /** Whether the last packet that was asked about began its connection. */
  public boolean isNew() {
    return isNew;
  }

  /** Whether the last packet that was asked about came from its connection's client. */
  public boolean fromClient(int connection) {
    return clientIsFirst(connection) == tuple.fromFirst();
  }

  /** Whether the last packet that was asked about came from the first end of its five-tuple. */
  public boolean fromFirst() {
    return tuple.fromFirst();
  }

  /** The number of a tuple's live connection; -1 if there is none. */
  public int find(FiveTuple wanted) {
    return tuples.find(wanted);
  }

  /** All numbers are below this; it grows up to the bound. */
  public int capacity() {
    return tuples.capacity();
  }

  /** How many connections are live. */
  public int size() {
    return tuples.size();
  }

  /** Ends a connection that is live. */
  public void end(int connection) {
    ended.accept(connection);
    tuples.remove(connection);
  }

  /** Forgets all connections, without saying that they end. */
  public void clear() {
    tuples.clear();
  }

  /** Whether a number below {@link #capacity()} is a live connection's. */
  boolean isLive(int connection) {
    return tuples.isKnown(connection);
  }

  /** Whether the connection's SYN or its answer was seen. */
  boolean beginningSeen(int connection) {
    return (states[connection] & OPENING_SEEN) != 0;
  }

  /** Whether the client is the first end of the connection's five-tuple. */
  boolean clientIsFirst(int connection) {
    return (states[connection] & CLIENT_IS_FIRST) != 0;
  }

  /** Copies the connection's five-tuple. */
  void tuple(int connection, FiveTuple copy) {
    tuples.get(connection, copy);
  }

  private void endIdle(long now) {
    while (tuples.size() > 0 && isIdle(tuples.idleSinceAtMost(), now)) {
      int connection = tuples.longestIdle();
      if (!isIdle(tuples.usedAt(connection), now)) {
        return;
      }
      end(connection);
    }
  }

  /** Time that steps back by as much ends connections, too. */
  private boolean isIdle(long usedAt, long now) {
    long gap = now > usedAt ? now - usedAt : usedAt - now;
    return gap > idleNanos || gap < 0; // the difference of times centuries apart may overflow
  }

  private int begin(Packet packet, long timestampNanos) {
    if (tuples.isFull()) {
      end(tuples.longestIdle());
    }
    int connection = tuples.add(tuple, timestampNanos);
    if (connection >= states.length) {
      states = Arrays.copyOf(states, tuples.capacity());
      openings = Arrays.copyOf(openings, tuples.capacity());
    }
    boolean clientSends = packet.sourcePort() >= packet.destinationPort();
    states[connection] = clientSends == tuple.fromFirst() ? CLIENT_IS_FIRST : 0;
    return connection;
  }

  /** Whether a packet is among the first two of a TCP connection: its SYN, or the answer. */
  public static boolean begins(Packet packet) {
    return packet.protocol() == IpProtocols.TCP
        && packet.tcpFlags() >= 0
        && (packet.tcpFlags() & (SYN | RST)) == SYN;
  }

  private void open(int connection, Packet packet) {
    boolean answer = (packet.tcpFlags() & ACK) != 0;
    boolean clientIsFirst = tuple.fromFirst() != answer;
    states[connection] = (byte) (OPENING_SEEN | (clientIsFirst ? CLIENT_IS_FIRST : 0));
    openings[connection] = openingSequence(packet);
  }

  /**
   * Whether a SYN, or the answer to one that was not captured, shows that another connection
   * begins. A repeated SYN has the same sequence number. An answer may acknowledge more than the
   * SYN (RFC 7413), so it is compared with none.
   */
  private boolean isAnother(int connection, Packet packet) {
    boolean answer = (packet.tcpFlags() & ACK) != 0;
    return (states[connection] & OPENING_SEEN) == 0
        || !answer && openings[connection] != openingSequence(packet);
  }

  /** The sequence number of the SYN: its answer acknowledges the next one. */
  private static int openingSequence(Packet packet) {
    ByteBuffer buffer = packet.buffer();
    int offset = packet.transportOffset();
    return (packet.tcpFlags() & ACK) == 0
        ? (int) TcpHeader.sequence(buffer, offset)
        : (int) TcpHeader.acknowledgment(buffer, offset) - 1;
  }
}
