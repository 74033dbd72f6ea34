package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.header.LinkTypes;

/**
 * What the headers of one packet say: a flyweight, moved over packet after packet by {@code wrap},
 * which decodes at once and allocates nothing. Any bytes may be wrapped: what is broken or unknown
 * ends the decoding, leaves the layers outside of it valid, and is told by {@link #problem()}.
 *
 * <p>Of a tunnel, the innermost packet counts: each field is that of the innermost header that has
 * it. Where what is within cannot be understood, the fields are those of the tunnel itself.
 *
 * <p>Not for use by several threads at once.
 */
public final class Packet {
  /** Real stacks are not a third as deep; each level takes stack of ours. */
  private static final int MOST_NESTED = 16;

  // Set by the layers.
  ByteBuffer buffer = ByteBuffer.allocate(0);
  Undecoded problem = Undecoded.NONE;
  long sourceMac;
  long destinationMac;
  int etherType;
  int vlan;
  int networkOffset;
  int ipVersion;
  int ipOffset;
  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;
  int protocol;
  int sourcePort;
  int destinationPort;
  int tcpFlags;
  int transportOffset;
  int payloadOffset;
  int payloadLength;
  boolean payloadComplete;

  /** Whether the frame was longer on the wire than what was captured of it. */
  boolean cut;

  /** How many headers were entered that carry a frame or packet of their own. */
  int depth;

  int tunnels;

  /** What the link layer carries other than IP, where that has no EtherType; else null. */
  String linkApplication;

  /** Index of the IP header of the outermost packet that is a fragment; -1 without one. */
  int fragmentIpOffset;

  /** Index after that packet's last byte; -1 where the frame ends before. */
  int fragmentEnd;

  /** How many IP packets are around that one. */
  int fragmentTunnels;

  private int quotedOffset;
  private int quotedLength;
  private Packet quoted;

  /** Decodes a frame of a capture. */
  public void wrap(Frame frame) {
    int length = frame.capturedLength();
    wrap(frame.buffer(), frame.offset(), length, frame.linkType(), frame.wireLength() > length);
  }

  /**
   * Decodes a frame.
   *
   * @param buffer big-endian; its position is neither used nor changed
   * @param offset the absolute index of the frame's first byte
   * @param capturedLength bytes of the frame that are there
   * @param linkType LINKTYPE_ value of the first header
   * @throws IndexOutOfBoundsException if the frame is not within the buffer
   * @throws IllegalArgumentException if the buffer is little-endian
   */
  public void wrap(ByteBuffer buffer, int offset, int capturedLength, int linkType) {
    wrap(buffer, offset, capturedLength, linkType, false);
  }

  /**
   * Decodes a frame, as {@link #wrap(ByteBuffer, int, int, int)}.
   *
   * @param cut whether there was more of it, which is not here
   */
  public void wrap(ByteBuffer buffer, int offset, int capturedLength, int linkType, boolean cut) {
    Objects.checkFromIndexSize(offset, capturedLength, buffer.limit());
    if (buffer.order() != ByteOrder.BIG_ENDIAN) {
      throw new IllegalArgumentException("headers are big-endian; so must the buffer be");
    }
    reset(buffer, offset + capturedLength);
    this.cut = cut;
    LinkLayer.decode(this, offset, offset + capturedLength, linkType);
  }

  private void reset(ByteBuffer wrapped, int end) {
    buffer = wrapped;
    problem = Undecoded.NONE;
    sourceMac = -1;
    destinationMac = -1;
    etherType = -1;
    vlan = -1;
    networkOffset = -1;
    ipVersion = 0;
    ipOffset = -1;
    sourceHigh = 0;
    sourceLow = 0;
    destinationHigh = 0;
    destinationLow = 0;
    protocol = -1;
    sourcePort = -1;
    destinationPort = -1;
    tcpFlags = -1;
    transportOffset = -1;
    payloadOffset = end;
    payloadLength = 0;
    payloadComplete = false;
    depth = 0;
    tunnels = 0;
    linkApplication = null;
    fragmentIpOffset = -1;
    fragmentEnd = -1;
    quotedLength = 0;
  }

  /** Whether the frame or packet that a header carries may be decoded: not if it is too deep. */
  boolean enter() {
    if (depth == MOST_NESTED) {
      problem = Undecoded.NESTING;
      return false;
    }
    depth++;
    return true;
  }

  /** An IP header within a tunnel was understood: what the tunnel's own packet says is left. */
  void leaveTunnel(int end) {
    tunnels++;
    sourceHigh = 0;
    destinationHigh = 0;
    sourcePort = -1;
    destinationPort = -1;
    tcpFlags = -1;
    transportOffset = -1;
    payloadOffset = end;
    payloadLength = 0;
    payloadComplete = false;
  }

  /** The IP packet is a fragment; of fragments within fragments the outermost counts. */
  void setFragment(int offset, int packetEnd) {
    if (fragmentIpOffset < 0) {
      fragmentIpOffset = offset;
      fragmentEnd = packetEnd;
      fragmentTunnels = tunnels;
    }
  }

  void setQuoted(int offset, int end) {
    quotedOffset = offset;
    quotedLength = end - offset;
  }

  /** Whether an IPv4 or IPv6 header was understood. */
  public boolean hasIp() {
    return ipVersion != 0;
  }

  /** 4, 6, or 0 without IP. */
  public int ipVersion() {
    return ipVersion;
  }

  /** Absolute index of the IP header's first byte; -1 without IP. */
  public int ipOffset() {
    return ipOffset;
  }

  /** Upper 64 bits of the source address; see {@link Addresses}. */
  public long sourceHigh() {
    return sourceHigh;
  }

  /** Lower 64 bits of the source address. */
  public long sourceLow() {
    return sourceLow;
  }

  /** Upper 64 bits of the destination address. */
  public long destinationHigh() {
    return destinationHigh;
  }

  /** Lower 64 bits of the destination address. */
  public long destinationLow() {
    return destinationLow;
  }

  /** IANA protocol number after any IPv6 extension headers and AH; -1 without IP. */
  public int protocol() {
    return protocol;
  }

  /** Source port of TCP, UDP, UDP-Lite, SCTP or DCCP; -1 where there is none. */
  public int sourcePort() {
    return sourcePort;
  }

  /** Destination port of TCP, UDP, UDP-Lite, SCTP or DCCP; -1 where there is none. */
  public int destinationPort() {
    return destinationPort;
  }

  /** The twelve flag bits of TCP (reserved, ECN and the classic six); -1 unless TCP. */
  public int tcpFlags() {
    return tcpFlags;
  }

  /** Source MAC address, 48 bits; -1 where there is none. */
  public long sourceMac() {
    return sourceMac;
  }

  /** Destination MAC address, 48 bits; -1 where there is none. */
  public long destinationMac() {
    return destinationMac;
  }

  /** EtherType after any VLAN tags; -1 where there is none (also for 802.3 length frames). */
  public int etherType() {
    return etherType;
  }

  /**
   * Absolute index of the first byte that the last EtherType or IEEE 802.3 length announces: where
   * ARP, LLC or LLDP begins; -1 where there is none. Without IP it reaches to the frame's end, at
   * {@link #payloadOffset()}.
   */
  public int networkOffset() {
    return networkOffset;
  }

  /**
   * VLAN identifier, 0 to 4095, of the outermost tag of the innermost frame that has tags; -1
   * without tag.
   */
  public int vlan() {
    return vlan;
  }

  /**
   * Absolute index of the first byte after the IP header and its extensions, where the transport
   * header begins; -1 where it is not there, as in a later fragment.
   */
  public int transportOffset() {
    return transportOffset;
  }

  /** Absolute index of the first byte after the header with the ports, or of ICMP. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Captured bytes of the content after it; 0 where no such header was understood. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Whether the whole content was captured: neither cut short nor only a fragment of it. */
  public boolean payloadComplete() {
    return payloadComplete;
  }

  /** How many IP packets are around this one, each in the other: 0 without a tunnel. */
  public int tunnels() {
    return tunnels;
  }

  /**
   * Whether this packet, or a tunnel that it is in, is a fragment of an IP datagram. The first
   * fragment has ports all the same. A later one has none until {@link Defragmenter#put} gave it
   * those of the first, which it can only where the first came before.
   */
  public boolean isFragment() {
    return fragmentIpOffset >= 0;
  }

  /** Whether this is an ICMP or ICMPv6 message that quotes the packet it is about. */
  public boolean hasQuoted() {
    return quotedLength > 0;
  }

  /**
   * The packet that an ICMP message quotes, which went the opposite way: a flyweight of its own,
   * valid until this one is moved. Mostly no more of it is there than its addresses and ports; its
   * {@link #hasIp()} is false if not even those are.
   *
   * @throws IllegalStateException unless {@link #hasQuoted()}
   */
  public Packet quoted() {
    if (!hasQuoted()) {
      throw new IllegalStateException("only an ICMP message about a packet quotes it");
    }
    if (quoted == null) {
      quoted = new Packet();
    }
    quoted.wrap(buffer, quotedOffset, quotedLength, LinkTypes.RAW, true);
    return quoted;
  }

  /** The buffer that was wrapped. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Why no further layer was understood; {@link Undecoded#NONE} when all were. */
  public Undecoded problem() {
    return problem;
  }
}
