package trafficanalyzer.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Builds frames layer by layer for tests; each layer takes what it carries as its last argument.
 */
public final class Frames {
  public static final String MACS = "020000000002 020000000001";

  private Frames() {}

  /** Bytes written as hexadecimal digits; spaces are for the reader. */
  public static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }

  public static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  public static byte[] ethernet(int type, byte[] content) {
    return join(hex(MACS), u16(type), content);
  }

  public static byte[] ipv4(String source, String destination, int protocol, byte[] content) {
    return ipv4(source, destination, protocol, 0, content);
  }

  /**
   * @param fragment flags and fragment offset, as in the header
   */
  public static byte[] ipv4(
      String source, String destination, int protocol, int fragment, byte[] content) {
    return join(
        hex("4500"),
        u16(20 + content.length),
        hex("0001"),
        u16(fragment),
        hex("40"),
        new byte[] {(byte) protocol},
        hex("0000"),
        address(source),
        address(destination),
        content);
  }

  public static byte[] ipv6(String source, String destination, int next, byte[] content) {
    return join(
        hex("60000000"),
        u16(content.length),
        new byte[] {(byte) next, 64},
        address(source),
        address(destination),
        content);
  }

  public static byte[] udp(int sourcePort, int destinationPort, byte[] content) {
    return join(
        u16(sourcePort), u16(destinationPort), u16(8 + content.length), hex("0000"), content);
  }

  public static byte[] tcp(int sourcePort, int destinationPort, int flags, byte[] content) {
    return join(
        u16(sourcePort),
        u16(destinationPort),
        hex("00000001 00000002"),
        u16(0x5000 | flags),
        hex("ffff 0000 0000"),
        content);
  }

  public static byte[] u16(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  public static byte[] address(String text) {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A packet decoded from a frame. */
  public static Packet decode(int linkType, byte[]... parts) {
    byte[] frame = join(parts);
    ByteBuffer buffer = ByteBuffer.allocateDirect(frame.length + 3);
    buffer.put(3, frame);
    Packet packet = new Packet();
    packet.wrap(buffer, 3, frame.length, linkType);
    return packet;
  }
}
