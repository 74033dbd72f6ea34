package trafficanalyzer.analysis.statistics;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * A packet of a trace that is made up: what the tests know of it without decoding.
 *
 * @param source last 32 bits of the address, the rest is always the same
 * @param protocol -1 for an ARP frame
 * @param sourcePort senseless without TCP and UDP
 * @param flags of TCP
 * @param ipLength with its header
 */
record Sent(
    long nanos,
    boolean ipv6,
    int source,
    int destination,
    int protocol,
    int sourcePort,
    int destinationPort,
    int flags,
    int ipLength) {
  private static final int ETHERNET = 14;
  private static final long PREFIX = 0x2001_0DB8_0000_0000L;

  static Sent arp(long nanos) {
    return new Sent(nanos, false, 1, 2, -1, 0, 0, 0, 28);
  }

  static Sent tcp(long nanos, int source, int destination, int flags) {
    return new Sent(nanos, false, source, destination, IpProtocols.TCP, 40_000, 443, flags, 40);
  }

  boolean isIp() {
    return protocol >= 0;
  }

  int wireLength() {
    return ETHERNET + ipLength;
  }

  /** The same at another time. */
  Sent at(long otherNanos) {
    return new Sent(
        otherNanos,
        ipv6,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        flags,
        ipLength);
  }

  /** The frame, as much of it as headers take. */
  ByteBuffer frame() {
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET + 60);
    frame.putInt(0x0200_0000).putShort((short) 1).putInt(0x0200_0000).putShort((short) 2);
    if (!isIp()) {
      frame.putShort((short) 0x0806).putShort((short) 1).putShort((short) 0x0800);
      return frame.put((byte) 6).put((byte) 4).putShort((short) 1).put(new byte[20]).flip();
    }
    int headers = ipv6 ? ipv6(frame) : ipv4(frame);
    switch (protocol) {
      case IpProtocols.TCP -> {
        frame.putShort((short) sourcePort).putShort((short) destinationPort);
        frame.putLong(0).put((byte) 0x50).put((byte) flags).putShort((short) 0).putInt(0);
      }
      case IpProtocols.UDP -> {
        frame.putShort((short) sourcePort).putShort((short) destinationPort);
        frame.putShort((short) (ipLength - headers)).putShort((short) 0);
      }
      default -> frame.putLong(0);
    }
    return frame.flip();
  }

  private int ipv4(ByteBuffer frame) {
    frame.putShort((short) 0x0800).put((byte) 0x45).put((byte) 0).putShort((short) ipLength);
    frame.putInt(0).put((byte) 64).put((byte) protocol).putShort((short) 0);
    frame.putInt(source).putInt(destination);
    return 20;
  }

  private int ipv6(ByteBuffer frame) {
    frame.putShort((short) 0x86DD).putInt(0x6000_0000).putShort((short) (ipLength - 40));
    frame.put((byte) protocol).put((byte) 64);
    frame.putLong(PREFIX).putLong(source).putLong(PREFIX).putLong(destination);
    return 40;
  }
}
