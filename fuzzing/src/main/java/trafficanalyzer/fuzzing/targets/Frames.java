package trafficanalyzer.fuzzing.targets;

import java.nio.ByteBuffer;

/** Headers for content that a target makes: IPv4 between 10.0.0.1 and 10.0.0.2. */
final class Frames {
  /** LINKTYPE_IPV4. */
  static final int LINK_TYPE = 228;

  private static final int IPV4_LENGTH = 20;
  private static final int UDP_LENGTH = 8;
  private static final int TCP_LENGTH = 20;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int CLIENT = 0x0A000001;
  private static final int SERVER = 0x0A000002;

  private Frames() {}

  static byte[] u16(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  /** A datagram; from the server where the source port is the smaller one. */
  static byte[] udp(int sourcePort, int destinationPort, byte[] content) {
    ByteBuffer frame = ipv4(17, sourcePort < destinationPort, UDP_LENGTH + content.length);
    frame.putShort((short) sourcePort).putShort((short) destinationPort);
    frame.putShort((short) (UDP_LENGTH + content.length)).putShort((short) 0);
    return frame.put(content).array();
  }

  /** A segment; from the server where the source port is the smaller one. */
  static byte[] tcp(
      int sourcePort, int destinationPort, int sequence, int flags, byte[] all, int from, int to) {
    ByteBuffer frame = ipv4(6, sourcePort < destinationPort, TCP_LENGTH + to - from);
    frame.putShort((short) sourcePort).putShort((short) destinationPort);
    frame.putInt(sequence).putInt(1).putShort((short) (0x5000 | flags)).putShort((short) -1);
    return frame.putInt(0).put(all, from, to - from).array();
  }

  /**
   * A fragment of a packet that {@link #udp} made.
   *
   * @param from which of the bytes after the IP header is the first; a multiple of 8
   * @param to after the last
   */
  static byte[] fragment(byte[] packet, int from, int to) {
    ByteBuffer frame = ByteBuffer.allocate(IPV4_LENGTH + to - from);
    frame.put(packet, 0, IPV4_LENGTH).put(packet, IPV4_LENGTH + from, to - from);
    boolean moreFollow = IPV4_LENGTH + to < packet.length;
    frame.putShort(2, (short) frame.capacity());
    frame.putShort(6, (short) ((moreFollow ? MORE_FRAGMENTS : 0) | from / 8));
    return frame.array();
  }

  /** An IPv4 packet within GRE. */
  static byte[] gre(byte[] packet) {
    ByteBuffer frame = ipv4(47, true, 4 + packet.length);
    return frame.putShort((short) 0).putShort((short) 0x0800).put(packet).array();
  }

  private static ByteBuffer ipv4(int protocol, boolean fromServer, int contentLength) {
    ByteBuffer frame = ByteBuffer.allocate(IPV4_LENGTH + contentLength);
    frame.putShort((short) 0x4500).putShort((short) frame.capacity()).putInt(0);
    frame.put((byte) 64).put((byte) protocol).putShort((short) 0);
    return frame.putInt(fromServer ? SERVER : CLIENT).putInt(fromServer ? CLIENT : SERVER);
  }
}
