package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * What the headers of one packet say: a flyweight, moved over packet after packet by {@code wrap},
 * which decodes at once and allocates nothing. Any bytes may be wrapped: what is broken or unknown
 * ends the decoding, leaves the layers outside of it valid, and is told by {@link #problem()}.
 *
 * <p>Not for use by several threads at once.
 */
public final class Packet {
  // Set by LinkLayer, Ipv4Layer, Ipv6Layer and TransportLayer.
  ByteBuffer buffer = ByteBuffer.allocate(0);
  Undecoded problem = Undecoded.NONE;
  long sourceMac;
  long destinationMac;
  int etherType;
  int vlan;
  int ipVersion;
  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;
  int protocol;
  int sourcePort;
  int destinationPort;
  int tcpFlags;
  int payloadOffset;
  int payloadLength;
  boolean payloadComplete;

  /** Decodes the frame that the reader stands on. */
  public void wrap(CaptureReader reader) {
    wrap(reader.buffer(), reader.offset(), reader.capturedLength(), reader.linkType());
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
    Objects.checkFromIndexSize(offset, capturedLength, buffer.limit());
    if (buffer.order() != ByteOrder.BIG_ENDIAN) {
      throw new IllegalArgumentException("headers are big-endian; so must the buffer be");
    }
    reset(buffer, offset + capturedLength);
    LinkLayer.decode(this, offset, offset + capturedLength, linkType);
  }

  private void reset(ByteBuffer wrapped, int end) {
    buffer = wrapped;
    problem = Undecoded.NONE;
    sourceMac = -1;
    destinationMac = -1;
    etherType = -1;
    vlan = -1;
    ipVersion = 0;
    sourceHigh = 0;
    sourceLow = 0;
    destinationHigh = 0;
    destinationLow = 0;
    protocol = -1;
    sourcePort = -1;
    destinationPort = -1;
    tcpFlags = -1;
    payloadOffset = end;
    payloadLength = 0;
    payloadComplete = false;
  }

  /** Whether an IPv4 or IPv6 header was understood. */
  public boolean hasIp() {
    return ipVersion != 0;
  }

  /** 4, 6, or 0 without IP. */
  public int ipVersion() {
    return ipVersion;
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

  /** IANA protocol number after any IPv6 extension headers; -1 without IP. */
  public int protocol() {
    return protocol;
  }

  /** Source port of TCP or UDP; -1 where there is none. */
  public int sourcePort() {
    return sourcePort;
  }

  /** Destination port of TCP or UDP; -1 where there is none. */
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

  /** VLAN identifier of the outermost tag, 0 to 4095; -1 without tag. */
  public int vlan() {
    return vlan;
  }

  /** Absolute index of the first byte after the TCP, UDP or ICMP header. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Captured bytes of the TCP, UDP or ICMP content; 0 where no such header was understood. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Whether the whole content was captured: neither cut short nor only a fragment of it. */
  public boolean payloadComplete() {
    return payloadComplete;
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
