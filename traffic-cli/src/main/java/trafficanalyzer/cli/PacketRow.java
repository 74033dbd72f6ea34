package trafficanalyzer.cli;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.header.TcpHeader;
import trafficanalyzer.packet.name.NameSource;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.packet.stage.StagedPacket;

/** What the columns of one packet are made of; moved from packet to packet. */
final class PacketRow extends StagedPacket {
  /** The remote end's name; null where it has none. */
  String endpoint;

  NameSource endpointSource;
  boolean inbound;

  /** Takes the name of the packet's remote end. */
  void take(NameTable names) {
    boolean found = names.find(packet(), timestampNanos());
    endpoint = found ? names.endpoint() : null;
    endpointSource = found ? names.source() : null;
    inbound = found && names.inbound();
  }

  /** IPv4's time to live or IPv6's hop limit; -1 without IP. */
  int timeToLive() {
    Packet packet = packet();
    return switch (packet.ipVersion()) {
      case 4 -> Ipv4Header.timeToLive(packet.buffer(), packet.ipOffset());
      case 6 -> Ipv6Header.hopLimit(packet.buffer(), packet.ipOffset());
      default -> -1;
    };
  }

  /** -1 unless TCP. */
  long tcpSequence() {
    Packet packet = packet();
    return packet.tcpFlags() < 0
        ? -1
        : TcpHeader.sequence(packet.buffer(), packet.transportOffset());
  }

  /** -1 unless TCP. */
  long tcpAcknowledgment() {
    Packet packet = packet();
    return packet.tcpFlags() < 0
        ? -1
        : TcpHeader.acknowledgment(packet.buffer(), packet.transportOffset());
  }

  /** -1 unless TCP. */
  int tcpWindow() {
    Packet packet = packet();
    return packet.tcpFlags() < 0 ? -1 : TcpHeader.window(packet.buffer(), packet.transportOffset());
  }
}
