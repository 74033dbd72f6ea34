package trafficanalyzer.cli;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.header.TcpHeader;
import trafficanalyzer.packet.name.NameSource;
import trafficanalyzer.packet.name.NameTable;

/** What the columns of one packet are made of; moved from packet to packet. */
final class PacketRow {
  private ByteBuffer buffer;
  private int offset;
  long frameNumber;
  long timestampNanos;
  int wireLength;
  int capturedLength;
  int linkType;

  /** The remote end's name; null where it has none. */
  String endpoint;

  NameSource endpointSource;
  boolean inbound;
  final Packet packet = new Packet();

  /** Takes what the file says of the frame that the reader stands on. */
  void take(CaptureReader reader) {
    buffer = reader.buffer();
    offset = reader.offset();
    frameNumber = reader.frameNumber();
    timestampNanos = reader.timestampNanos();
    wireLength = reader.wireLength();
    capturedLength = reader.capturedLength();
    linkType = reader.linkType();
  }

  /** Decodes the frame, which must still be where it was read to. */
  void decode() {
    packet.wrap(buffer, offset, capturedLength, linkType, wireLength > capturedLength);
  }

  /** Takes the name of the packet's remote end. */
  void take(NameTable names) {
    boolean found = names.find(packet, timestampNanos);
    endpoint = found ? names.endpoint() : null;
    endpointSource = found ? names.source() : null;
    inbound = found && names.inbound();
  }

  /** IPv4's time to live or IPv6's hop limit; -1 without IP. */
  int timeToLive() {
    return switch (packet.ipVersion()) {
      case 4 -> Ipv4Header.timeToLive(packet.buffer(), packet.ipOffset());
      case 6 -> Ipv6Header.hopLimit(packet.buffer(), packet.ipOffset());
      default -> -1;
    };
  }

  /** -1 unless TCP. */
  long tcpSequence() {
    return packet.tcpFlags() < 0
        ? -1
        : TcpHeader.sequence(packet.buffer(), packet.transportOffset());
  }

  /** -1 unless TCP. */
  long tcpAcknowledgment() {
    return packet.tcpFlags() < 0
        ? -1
        : TcpHeader.acknowledgment(packet.buffer(), packet.transportOffset());
  }

  /** -1 unless TCP. */
  int tcpWindow() {
    return packet.tcpFlags() < 0 ? -1 : TcpHeader.window(packet.buffer(), packet.transportOffset());
  }
}
