package trafficanalyzer.benchmarks.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes frames, one at a time, in one buffer: Ethernet, IPv4 and what it carries. */
final class Frames {
  private static final int ETHERNET_LENGTH = 14;
  private static final int IP_LENGTH = 20;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int TTL_SECONDS = 300;

  private final ByteBuffer buffer = ByteBuffer.allocate(1024);

  ByteBuffer buffer() {
    return buffer;
  }

  /** A TCP SYN; returns the frame's length. */
  int syn(int source, int sourcePort, int destination, int destinationPort) {
    begin();
    buffer.putShort((short) sourcePort).putShort((short) destinationPort);
    buffer.putInt(1).putInt(0).putShort((short) 0x5002).putShort((short) 0xFFFF).putInt(0);
    return end(TCP, source, destination);
  }

  /**
   * A DNS response with one A record; returns the frame's length.
   *
   * @param host one label, put in front of example.com
   */
  int dnsAnswer(int server, int client, int clientPort, int id, String host, int address) {
    begin();
    buffer.putShort((short) 53).putShort((short) clientPort).putInt(0);
    buffer.putShort((short) id).putShort((short) 0x8180);
    buffer.putShort((short) 1).putShort((short) 1).putInt(0);
    label(host);
    label("example");
    label("com");
    buffer.put((byte) 0).putShort((short) 1).putShort((short) 1);
    // The answer's name is the question's: RFC 1035, section 4.1.4.
    buffer.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1).putInt(TTL_SECONDS);
    buffer.putShort((short) 4).putInt(address);
    int udp = ETHERNET_LENGTH + IP_LENGTH;
    buffer.putShort(udp + 4, (short) (buffer.position() - udp));
    return end(UDP, server, client);
  }

  private void label(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    buffer.put((byte) bytes.length).put(bytes);
  }

  private void begin() {
    buffer.clear().position(ETHERNET_LENGTH + IP_LENGTH);
  }

  private int end(int protocol, int source, int destination) {
    int length = buffer.position();
    buffer.position(0);
    buffer.putInt(0x0200_0000).putShort((short) 1).putInt(0x0200_0000).putShort((short) 2);
    buffer.putShort((short) 0x0800);
    buffer.putShort((short) 0x4500).putShort((short) (length - ETHERNET_LENGTH)).putInt(0);
    buffer.putShort((short) (64 << 8 | protocol)).putShort((short) 0);
    buffer.putInt(source).putInt(destination).clear();
    return length;
  }
}
