package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.tls.ClientHello;
import trafficanalyzer.packet.stream.Assembly;
import trafficanalyzer.packet.stream.Beginnings;

/**
 * Finds the ClientHello in a QUIC client's Initial packets (RFC 9001), which may be split over
 * several of them, in any order.
 *
 * <p>Not for use by several threads at once.
 */
public final class QuicHello {
  private static final int MOST_FLOWS = 8 * 1024;
  private static final long MOST_BYTES = 8L << 20;

  /** Longer than clients wait for an answer to their first packets (RFC 9002, section 6.2). */
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private static final int LONGEST_HELLO = 16 * 1024;
  private static final int HANDSHAKE_HEADER = 4;

  /** A hello takes two or three packets, which may be sent again, and once more after a Retry. */
  private static final int MOST_TRIES = 16;

  /** A server's packets cannot be opened with a client's keys. */
  private static final int MOST_TRIES_IN_VAIN = 3;

  /** Of one datagram: an Initial packet, 0-RTT, Handshake. */
  private static final int MOST_PACKETS = 4;

  private final Beginnings<QuicFlow> flows =
      new Beginnings<>(QuicFlow::new, MOST_FLOWS, MOST_BYTES, MAX_AGE);

  private final LongHeader header = new LongHeader();
  private final InitialOpener opener = new InitialOpener();
  private final CryptoFrames frames = new CryptoFrames();
  private final ClientHello hello = new ClientHello();

  /** Whether a datagram begins like one with a packet of a version of QUIC that is known here. */
  public static boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    return LongHeader.mayBegin(buffer, offset, length);
  }

  /**
   * Reads a datagram that may begin so.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   * @return the hello as soon as its server name is known, and once more if what follows tells that
   *     the name is only the outer one; null otherwise
   */
  public ClientHello read(Packet packet, long timestampNanos) {
    int at = packet.payloadOffset();
    int end = at + packet.payloadLength();
    ClientHello found = null;
    for (int left = MOST_PACKETS; left > 0 && found == null; left--) {
      if (!header.read(packet.buffer(), at, end)) {
        break;
      }
      if (header.initial) {
        found = initial(packet, timestampNanos);
      }
      at = header.end;
    }
    return found;
  }

  private ClientHello initial(Packet packet, long timestampNanos) {
    QuicFlow flow = flows.find(packet, timestampNanos);
    if (flow == null) {
      if (!header.mayBeFirst() || isAnswer(packet, timestampNanos)) {
        return null;
      }
      flow = flows.add(packet, timestampNanos);
      flow.assembly().restart(LONGEST_HELLO);
    }
    if (flow.done || flow.tries >= (flow.keys == null ? MOST_TRIES_IN_VAIN : MOST_TRIES)) {
      return null;
    }
    int length = open(flow);
    if (length < 0) {
      return null;
    }
    frames.read(opener.opened(), length, flow.assembly());
    ClientHello found = hello(flow);
    flows.touched(flow, timestampNanos);
    return found;
  }

  private boolean isAnswer(Packet packet, long timestampNanos) {
    QuicFlow answered = flows.findAnswered(packet, timestampNanos);
    return answered != null && answered.keys != null;
  }

  /**
   * The keys stay the same when the client takes the connection id that the server has chosen;
   * after a Retry packet they follow from the one in it, and the hello is sent again.
   */
  private int open(QuicFlow flow) {
    try {
      if (flow.keys != null) {
        flow.tries++;
        int length = opener.open(header, flow.keys);
        if (length >= 0 || !header.mayBeFirst()) {
          return length;
        }
      }
      flow.tries++;
      byte[] id = new byte[header.idLength];
      header.buffer.get(header.idOffset, id);
      InitialKeys keys = InitialKeys.of(header.version, id);
      int length = opener.open(header, keys);
      if (length >= 0) {
        flow.keys = keys;
        flow.assembly().clear();
      }
      return length;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES and SHA-256", e);
    }
  }

  private ClientHello hello(QuicFlow flow) {
    Assembly assembly = flow.assembly();
    int there = assembly.length();
    if (there < HANDSHAKE_HEADER) {
      return null;
    }
    int typeAndLength = assembly.bytes().getInt(0);
    int end = HANDSHAKE_HEADER + (typeAndLength & 0xFF_FFFF);
    if (typeAndLength >>> 24 != ClientHello.TYPE || end > LONGEST_HELLO) {
      flow.done = true;
      return null;
    }
    flow.done = end <= there;
    hello.read(assembly.bytes(), HANDSHAKE_HEADER, Math.min(end, there), flow.done, false);
    boolean toldBefore = flow.told;
    flow.told |= hello.nameLength() > 0;
    boolean news = !toldBefore || flow.done && hello.encrypted();
    return flow.told && news ? hello : null;
  }

  /**
   * Whether a packet's connection has a hello that is there in part.
   *
   * @param nowNanos packet time, nanoseconds since the epoch
   */
  public boolean follows(Packet packet, long nowNanos) {
    QuicFlow flow = flows.find(packet, nowNanos);
    return flow != null && flow.keys != null && !flow.done;
  }

  /** Forgets all connections. */
  public void forget() {
    flows.clear();
  }
}
