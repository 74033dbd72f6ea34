package trafficanalyzer.analysis.conversation.filter;

import java.util.HashMap;
import java.util.Map;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;

/** The fields that a filter may name, by Wireshark's names. */
final class Fields {
  private static final Map<String, Field> FIELDS = new HashMap<>();
  private static final Map<String, Test> PROTOCOLS = new HashMap<>();

  static {
    frame();
    addresses();
    ports("tcp", IpProtocols.TCP);
    ports("udp", IpProtocols.UDP);
    ports("sctp", IpProtocols.SCTP);
    number("tcp.flags", (frame, packet) -> packet.tcpFlags());
    flag("fin", 0x001);
    flag("syn", 0x002);
    flag("reset", 0x004);
    flag("push", 0x008);
    flag("ack", 0x010);
    flag("urg", 0x020);
    PROTOCOLS.put("eth", (frame, packet) -> packet.destinationMac() >= 0);
    PROTOCOLS.put("ip", (frame, packet) -> packet.ipVersion() == 4);
    PROTOCOLS.put("ipv6", (frame, packet) -> packet.ipVersion() == 6);
    PROTOCOLS.put("vlan", (frame, packet) -> packet.vlan() >= 0);
    protocol("icmp", IpProtocols.ICMP);
    protocol("icmpv6", IpProtocols.ICMPV6);
  }

  private Fields() {}

  private static void frame() {
    number("frame.number", (frame, packet) -> frame.frameNumber());
    number("frame.len", (frame, packet) -> frame.wireLength());
    number("frame.cap_len", (frame, packet) -> frame.capturedLength());
    FIELDS.put("frame.time_epoch", NumberField.seconds((frame, packet) -> frame.timestampNanos()));
    number("vlan.id", (frame, packet) -> packet.vlan());
    number("eth.type", (frame, packet) -> packet.etherType());
    number("ip.proto", (frame, packet) -> packet.ipVersion() == 4 ? packet.protocol() : -1);
    Field.Number source = (frame, packet) -> packet.sourceMac();
    Field.Number destination = (frame, packet) -> packet.destinationMac();
    FIELDS.put("eth.src", NumberField.mac(source, null));
    FIELDS.put("eth.dst", NumberField.mac(destination, null));
    FIELDS.put("eth.addr", NumberField.mac(source, destination));
  }

  private static void addresses() {
    FIELDS.put("ip.src", new AddressField(4, true, false));
    FIELDS.put("ip.dst", new AddressField(4, false, true));
    FIELDS.put("ip.addr", new AddressField(4, true, true));
    FIELDS.put("ipv6.src", new AddressField(6, true, false));
    FIELDS.put("ipv6.dst", new AddressField(6, false, true));
    FIELDS.put("ipv6.addr", new AddressField(6, true, true));
  }

  private static void ports(String name, int protocol) {
    Field.Number source = (frame, packet) -> of(packet, protocol, packet.sourcePort());
    Field.Number destination = (frame, packet) -> of(packet, protocol, packet.destinationPort());
    number(name + ".srcport", source);
    number(name + ".dstport", destination);
    FIELDS.put(name + ".port", NumberField.of(source, destination));
    protocol(name, protocol);
  }

  private static long of(Packet packet, int protocol, int value) {
    return packet.protocol() == protocol ? value : -1;
  }

  private static void flag(String name, int bit) {
    number(
        "tcp.flags." + name,
        (frame, packet) -> packet.tcpFlags() < 0 ? -1 : (packet.tcpFlags() & bit) / bit);
  }

  private static void number(String name, Field.Number number) {
    FIELDS.put(name, NumberField.of(number));
  }

  private static void protocol(String name, int number) {
    PROTOCOLS.put(name, (frame, packet) -> packet.protocol() == number);
  }

  /** The field of that name; null if there is none. */
  static Field of(String name) {
    return FIELDS.get(name);
  }

  /** Whether a packet has a field, or is of a protocol or application. */
  static Test exists(String name) {
    Field field = of(name);
    if (field != null) {
      return field.exists();
    }
    Test protocol = PROTOCOLS.get(name);
    return protocol != null ? protocol : (frame, packet) -> Applications.of(packet).equals(name);
  }
}
