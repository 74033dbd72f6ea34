package trafficanalyzer.loader;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Builds small pcap files: nanosecond magic, big-endian, Ethernet. */
final class Captures {
  static final String CLIENT = "10.0.0.1";
  static final String RESOLVER = "10.0.0.53";

  static final int SYN = 0x02;
  static final int ACK = 0x10;

  private static final int FILE_HEADER = 24;
  private static final int NANOSECOND_MAGIC = 0xA1B2_3C4D;

  /** A frame and when it was seen. */
  record Frame(Instant time, byte[] bytes) {}

  private Captures() {}

  static byte[] of(Frame... frames) {
    return of(List.of(frames));
  }

  static byte[] of(List<Frame> frames) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        ByteBuffer.allocate(FILE_HEADER)
            .putInt(NANOSECOND_MAGIC)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(65_535)
            .putInt(1)
            .array());
    for (Frame frame : frames) {
      file.writeBytes(
          ByteBuffer.allocate(16)
              .putInt((int) frame.time.getEpochSecond())
              .putInt(frame.time.getNano())
              .putInt(frame.bytes.length)
              .putInt(frame.bytes.length)
              .array());
      file.writeBytes(frame.bytes);
    }
    return file.toByteArray();
  }

  /** An ARP request, which has no IP header. */
  static Frame arp(String time) {
    ByteBuffer content = ByteBuffer.allocate(28);
    content.putShort((short) 1).putShort((short) 0x0800).put((byte) 6).put((byte) 4);
    content.putShort((short) 1);
    return new Frame(Instant.parse(time), ethernet(0x0806, content.array()));
  }

  /** A TCP segment without content. */
  static Frame tcp(String time, String source, int sourcePort, String destination, int port) {
    return tcp(time, source, sourcePort, destination, port, 0, ACK, "");
  }

  /** A TCP segment with a text. */
  static Frame tcp(
      String time,
      String source,
      int sourcePort,
      String destination,
      int port,
      int sequence,
      int flags,
      String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    return tcp(time, source, sourcePort, destination, port, sequence, flags, bytes);
  }

  /** A TCP segment with bytes. */
  static Frame tcp(
      String time,
      String source,
      int sourcePort,
      String destination,
      int port,
      int sequence,
      int flags,
      byte[] content) {
    byte[] segment =
        ByteBuffer.allocate(20 + content.length)
            .putShort((short) sourcePort)
            .putShort((short) port)
            .putInt(sequence)
            .putInt(0)
            .putShort((short) (0x5000 | flags))
            .put(20, content)
            .array();
    return new Frame(Instant.parse(time), ethernet(0x0800, ipv4(6, source, destination, segment)));
  }

  /** A DNS answer to {@link #CLIENT}: the question, a CNAME to another name, its address. */
  static Frame dns(String time, String question, String address) {
    return udp(time, RESOLVER, 53, CLIENT, 40_000, answer(question, address));
  }

  /** A DNS question of {@link #CLIENT}. */
  static Frame question(String time, String name) {
    try {
      Record asked = Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN);
      Message question = new Message(7); // newQuery() makes up another number each time
      question.getHeader().setFlag(Flags.RD);
      question.addRecord(asked, Section.QUESTION);
      return udp(time, CLIENT, 40_000, RESOLVER, 53, question.toWire());
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** A DNS answer as a message. */
  static byte[] answer(String question, String address) {
    try {
      Name name = Name.fromString(question + ".");
      Name alias = Name.fromString("cdn.example.");
      Message message = new Message(7);
      message.getHeader().setFlag(Flags.QR);
      message.addRecord(Record.newRecord(name, Type.A, DClass.IN), Section.QUESTION);
      message.addRecord(new CNAMERecord(name, DClass.IN, 60, alias), Section.ANSWER);
      message.addRecord(new ARecord(alias, DClass.IN, 60, address(address)), Section.ANSWER);
      return message.toWire();
    } catch (TextParseException e) {
      throw new IllegalArgumentException(question, e);
    }
  }

  static Frame udp(
      String time, String source, int sourcePort, String destination, int port, byte[] content) {
    byte[] datagram =
        ByteBuffer.allocate(8 + content.length)
            .putShort((short) sourcePort)
            .putShort((short) port)
            .putShort((short) (8 + content.length))
            .putShort((short) 0)
            .put(content)
            .array();
    return new Frame(
        Instant.parse(time), ethernet(0x0800, ipv4(17, source, destination, datagram)));
  }

  /**
   * A UDP datagram in two fragments.
   *
   * @param times when each was seen
   */
  static List<Frame> fragments(
      List<String> times,
      String source,
      int sourcePort,
      String destination,
      int port,
      byte[] content) {
    byte[] whole = udp(times.get(0), source, sourcePort, destination, port, content).bytes;
    int half = (whole.length - 34) / 16 * 8;
    byte[] first = Arrays.copyOf(whole, 34 + half);
    byte[] second = Arrays.copyOf(whole, whole.length - half);
    System.arraycopy(whole, 34 + half, second, 34, whole.length - 34 - half);
    ByteBuffer.wrap(first).putShort(16, (short) (20 + half)).putInt(18, 0x0007_2000);
    ByteBuffer.wrap(second)
        .putShort(16, (short) (second.length - 14))
        .putInt(18, 0x0007_0000 | half / 8);
    return List.of(
        new Frame(Instant.parse(times.get(0)), first),
        new Frame(Instant.parse(times.get(1)), second));
  }

  private static byte[] ipv4(int protocol, String source, String destination, byte[] content) {
    return ByteBuffer.allocate(20 + content.length)
        .put((byte) 0x45)
        .put((byte) 0)
        .putShort((short) (20 + content.length))
        .putInt(0)
        .put((byte) 64)
        .put((byte) protocol)
        .putShort((short) 0)
        .put(address(source).getAddress())
        .put(address(destination).getAddress())
        .put(content)
        .array();
  }

  private static byte[] ethernet(int etherType, byte[] content) {
    return ByteBuffer.allocate(14 + content.length)
        .put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1})
        .putShort((short) etherType)
        .put(content)
        .array();
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
