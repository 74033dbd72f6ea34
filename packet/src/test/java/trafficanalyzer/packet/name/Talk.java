package trafficanalyzer.packet.name;

import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.u16;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;

/** Packets between 10.0.0.1 and 192.0.2.1, and what a {@link NameReader} learns from them. */
final class Talk implements NameSink {
  static final int SYN = 0x02;
  static final int ACK = 0x10;
  static final int ETHERNET = 1;

  private static final long SECOND = 1_000_000_000L;

  final NameReader reader;
  final List<FlowName> names = new ArrayList<>();
  final List<NameObservation> observations = new ArrayList<>();
  long now = 1_700_000_000L * SECOND;
  int clientPort = 40000;
  int serverPort = 443;

  Talk() {
    this(NameOptions.DEFAULT);
  }

  Talk(NameOptions options) {
    reader = new NameReader(options, this);
  }

  /** A TCP segment from the client. */
  Talk client(long sequence, int flags, byte[] content) {
    return read(segment("10.0.0.1", clientPort, "192.0.2.1", serverPort, sequence, flags, content));
  }

  Talk client(long sequence, byte[] content) {
    return client(sequence, ACK, content);
  }

  Talk client(long sequence, String content) {
    return client(sequence, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  Talk syn(long sequence) {
    return client(sequence, SYN, new byte[0]);
  }

  /** A TCP segment from the server. */
  Talk server(long sequence, int flags, byte[] content) {
    return read(segment("192.0.2.1", serverPort, "10.0.0.1", clientPort, sequence, flags, content));
  }

  /** A datagram from the client. */
  Talk datagram(byte[] content) {
    return read(datagram("10.0.0.1", clientPort, "192.0.2.1", serverPort, content));
  }

  /** A datagram from the server. */
  Talk answer(byte[] content) {
    return read(datagram("192.0.2.1", serverPort, "10.0.0.1", clientPort, content));
  }

  Talk read(byte[] frame) {
    return read(frame, frame.length);
  }

  /** A frame of which only the first bytes were captured. */
  Talk read(byte[] frame, int captured) {
    ByteBuffer buffer = ByteBuffer.allocate(captured + 1);
    buffer.put(1, frame, 0, captured);
    Packet packet = new Packet();
    packet.wrap(buffer, 1, captured, ETHERNET);
    reader.read(packet, now);
    return this;
  }

  Talk later(int seconds) {
    now += seconds * SECOND;
    return this;
  }

  /** The flows' own names, each as {@code source hostname}. */
  List<String> told() {
    return names.stream().map(name -> name.source().label() + " " + name.hostname()).toList();
  }

  /** The answers, each as {@code source hostname address}. */
  List<String> answered() {
    return observations.stream()
        .map(o -> o.source().label() + " " + o.hostname() + " " + o.address().getHostAddress())
        .toList();
  }

  @Override
  public void add(NameObservation observation) {
    observations.add(observation);
  }

  @Override
  public void add(FlowName name) {
    names.add(name);
  }

  static byte[] segment(
      String source,
      int sourcePort,
      String destination,
      int destinationPort,
      long sequence,
      int flags,
      byte[] content) {
    byte[] segment = Frames.tcp(sourcePort, destinationPort, flags, content);
    ByteBuffer.wrap(segment).putInt(4, (int) sequence);
    return Frames.ethernet(0x0800, Frames.ipv4(source, destination, 6, segment));
  }

  static byte[] datagram(
      String source, int sourcePort, String destination, int destinationPort, byte[] content) {
    return Frames.ethernet(
        0x0800,
        Frames.ipv4(source, destination, 17, Frames.udp(sourcePort, destinationPort, content)));
  }

  /** A DNS message as it is in a TCP stream. */
  static byte[] framed(byte[] message) {
    return join(u16(message.length), message);
  }
}
