package trafficanalyzer.analysis.conversation.tcp;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.header.TcpHeader;

/** The numbers of one TCP segment; reused for segment after segment. */
public final class Segment {
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int ACK = 0x10;

  /** No window scale option, or not a SYN. */
  static final int NO_SCALE = -1;

  private static final int OPTION_END = 0;
  private static final int OPTION_NOTHING = 1;
  private static final int OPTION_WINDOW_SCALE = 3;

  /** RFC 7323, section 2.3. */
  private static final int LARGEST_SCALE = 14;

  int sequence;
  int acknowledgment;
  int window;

  /** Bytes of content on the wire; -1 where that cannot be known. */
  int length;

  int scale;
  private int flags;

  /**
   * Takes the numbers of a packet, which is no fragment.
   *
   * @param missing bytes of its frame that were not captured
   * @return false where there is no TCP header, or not enough of it
   */
  public boolean read(Packet packet, int missing) {
    int at = packet.transportOffset();
    if (packet.tcpFlags() < 0 || at < 0) {
      return false;
    }
    ByteBuffer buffer = packet.buffer();
    int headerLength = TcpHeader.headerLength(buffer, at);
    set(
        packet.tcpFlags(),
        (int) TcpHeader.sequence(buffer, at),
        (int) TcpHeader.acknowledgment(buffer, at),
        TcpHeader.window(buffer, at),
        Math.max(-1, end(packet, missing) - at - Math.max(TcpHeader.LENGTH, headerLength)),
        (packet.tcpFlags() & SYN) != 0
            ? scale(buffer, at + TcpHeader.LENGTH, optionsEnd(packet))
            : NO_SCALE);
    return true;
  }

  void set(
      int newFlags,
      int newSequence,
      int newAcknowledgment,
      int newWindow,
      int newLength,
      int newScale) {
    flags = newFlags;
    sequence = newSequence;
    acknowledgment = newAcknowledgment;
    window = newWindow;
    length = newLength;
    scale = newScale;
  }

  /**
   * Index after the IP packet: where its captured bytes end, or would end if all of the frame were
   * there; but no later than its header tells, unless that is 0, as segmentation offload leaves it.
   */
  private static int end(Packet packet, int missing) {
    int captured = packet.payloadOffset() + packet.payloadLength();
    if (missing == 0) {
      return captured;
    }
    ByteBuffer buffer = packet.buffer();
    int at = packet.ipOffset();
    boolean ipv4 = packet.ipVersion() == 4;
    int length = ipv4 ? Ipv4Header.totalLength(buffer, at) : Ipv6Header.payloadLength(buffer, at);
    int told = at + length + (ipv4 ? 0 : Ipv6Header.LENGTH);
    return length == 0 ? captured + missing : Math.min(captured + missing, told);
  }

  /** The content begins after the options, where they are there; else nothing of them is read. */
  private static int optionsEnd(Packet packet) {
    int at = packet.transportOffset();
    int end = at + TcpHeader.headerLength(packet.buffer(), at);
    return packet.payloadOffset() >= end ? end : at;
  }

  private static int scale(ByteBuffer buffer, int start, int end) {
    int at = start;
    while (at < end) {
      int kind = buffer.get(at);
      if (kind == OPTION_NOTHING) {
        at++;
        continue;
      }
      int length = kind == OPTION_END || end - at < 2 ? 0 : buffer.get(at + 1) & 0xFF;
      if (length < 2 || length > end - at) {
        return NO_SCALE;
      }
      if (kind == OPTION_WINDOW_SCALE && length == 3) {
        return Math.min(buffer.get(at + 2) & 0xFF, LARGEST_SCALE);
      }
      at += length;
    }
    return NO_SCALE;
  }

  /** Whether it has a flag, or one of several. */
  boolean is(int anyOf) {
    return (flags & anyOf) != 0;
  }

  /** Whether it is a SYN without ACK: the first of a connection. */
  public boolean opens() {
    return (flags & (SYN | ACK)) == SYN;
  }

  /** Whether it answers a SYN. */
  boolean answers() {
    return (flags & (SYN | ACK)) == (SYN | ACK);
  }

  /** Whether it is of the time between opening and closing. */
  boolean isOrdinary() {
    return !is(SYN | FIN | RST);
  }

  /** SYN and FIN count as a byte (RFC 9293, section 3.4). */
  int virtualBytes() {
    return is(SYN | FIN) ? 1 : 0;
  }

  /** The number after its last byte. */
  int next() {
    return sequence + length + virtualBytes();
  }
}
