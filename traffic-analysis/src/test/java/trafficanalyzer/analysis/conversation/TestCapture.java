package trafficanalyzer.analysis.conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.LinkTypes;

/** A small capture, packet by packet; times are in milliseconds after {@link #BEGIN}. */
final class TestCapture {
  /** Nanoseconds since the epoch. */
  static final long BEGIN = 1_700_000_000_000_000_000L;

  private static final int ETHERNET_LENGTH = 14;
  private static final int IP_LENGTH = 20;
  private static final int TCP_LENGTH = 20;
  private static final int UDP_LENGTH = 8;
  private static final int MILLIS = 1_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CaptureWriter writer = CaptureWriter.pcap(bytes, LinkTypes.ETHERNET, true);

  /** An IPv4 datagram from {@code address:port} to another. */
  TestCapture udp(long millis, String source, String destination, byte[] content)
      throws IOException {
    ByteBuffer packet = ip(source, destination, IpProtocols.UDP, UDP_LENGTH + content.length);
    packet.putShort((short) port(source)).putShort((short) port(destination));
    packet.putShort((short) (UDP_LENGTH + content.length)).putShort((short) 0).put(content);
    return frame(millis, EtherTypes.IPV4, packet.array());
  }

  /** An IPv4 segment with a window of 500. */
  TestCapture tcp(
      long millis,
      String source,
      String destination,
      int flags,
      int sequence,
      int acknowledgment,
      byte[] content)
      throws IOException {
    ByteBuffer packet = ip(source, destination, IpProtocols.TCP, TCP_LENGTH + content.length);
    packet.putShort((short) port(source)).putShort((short) port(destination));
    packet.putInt(sequence).putInt(acknowledgment);
    packet.putShort((short) (0x5000 | flags)).putShort((short) 500).putInt(0).put(content);
    return frame(millis, EtherTypes.IPV4, packet.array());
  }

  /** A frame of any bytes behind its EtherType. */
  TestCapture frame(long millis, int type, byte[] content) throws IOException {
    byte[] frame =
        Arrays.copyOf(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}, 14 + content.length);
    ByteBuffer.wrap(frame).putShort(12, (short) type).put(ETHERNET_LENGTH, content);
    return write(millis, frame);
  }

  /** A frame of any bytes at all. */
  TestCapture write(long millis, byte[] frame) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    writer.write(
        LinkTypes.ETHERNET, BEGIN + millis * MILLIS, frame.length, buffer, 0, frame.length);
    return this;
  }

  private static ByteBuffer ip(String source, String destination, int protocol, int length)
      throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(IP_LENGTH + length);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) (IP_LENGTH + length)).putInt(0);
    packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
    packet.put(InetAddress.getByName(source.split(":")[0]).getAddress());
    packet.put(InetAddress.getByName(destination.split(":")[0]).getAddress());
    return packet;
  }

  private static int port(String end) {
    return Integer.parseInt(end.split(":")[1]);
  }

  static byte[] text(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Writes all into a file of a folder. */
  Path in(Path folder) throws IOException {
    writer.close();
    return Files.write(Files.createTempFile(folder, "test", ".pcap"), bytes.toByteArray());
  }
}
