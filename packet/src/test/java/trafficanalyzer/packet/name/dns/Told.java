package trafficanalyzer.packet.name.dns;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameSource;

/** What DNS messages tell, as text: {@code client address hostname}. */
final class Told implements NameSink {
  /** From 10.0.0.53 to 10.0.0.1. */
  static final Packet CARRIER =
      Frames.decode(
          228, Frames.ipv4("10.0.0.53", "10.0.0.1", 17, Frames.udp(53, 40000, new byte[0])));

  final List<NameObservation> observations = new ArrayList<>();
  final DnsMessages messages = new DnsMessages(this);

  /** What a whole message tells. */
  List<String> read(byte[] message, NameSource source) {
    return read(message, message.length, true, CARRIER, source);
  }

  /** What the first bytes of a message tell. */
  List<String> read(
      byte[] message, int length, boolean complete, Packet carrier, NameSource source) {
    observations.clear();
    // The buffer ends with the message: reading beyond would throw.
    ByteBuffer buffer = ByteBuffer.allocate(length + 5);
    buffer.put(5, message, 0, length);
    messages.read(buffer, 5, length, complete, carrier, 7, source);
    List<String> texts = new ArrayList<>();
    for (NameObservation o : observations) {
      texts.add(
          o.client().getHostAddress() + " " + o.address().getHostAddress() + " " + o.hostname());
    }
    return texts;
  }

  @Override
  public void add(NameObservation observation) {
    observations.add(observation);
  }

  @Override
  public void add(FlowName name) {
    throw new AssertionError("DNS messages are no flow's own name: " + name);
  }
}
