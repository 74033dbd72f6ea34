package trafficanalyzer.loader;

import java.util.UUID;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.store.OtherFrameRow;
import trafficanalyzer.store.PacketRow;

/** Makes a decoded packet of one capture into its row. */
final class RowMapper {
  private final UUID captureId;
  private final KeptAddresses addresses = new KeptAddresses();

  RowMapper(UUID captureId) {
    this.captureId = captureId;
  }

  /**
   * The row of a packet with IP.
   *
   * @param names the table right after it looked for this packet, null where it found nothing
   */
  PacketRow packet(CaptureReader frame, Packet packet, NameTable names) {
    return new PacketRow(
        addresses.ip(packet.destinationHigh(), packet.destinationLow()),
        frame.timestampNanos(),
        captureId,
        (int) frame.frameNumber(),
        packet.destinationPort(),
        addresses.ip(packet.sourceHigh(), packet.sourceLow()),
        packet.sourcePort(),
        packet.protocol(),
        Applications.of(packet),
        frame.wireLength(),
        frame.capturedLength(),
        packet.tcpFlags(),
        addresses.mac(packet.sourceMac()),
        addresses.mac(packet.destinationMac()),
        packet.vlan(),
        names == null ? null : names.endpoint(),
        names == null ? null : names.source().label(),
        names != null && names.inbound(),
        undecoded(packet));
  }

  /** The row of a frame without IP. */
  OtherFrameRow otherFrame(CaptureReader frame, Packet packet) {
    return new OtherFrameRow(
        frame.timestampNanos(),
        captureId,
        (int) frame.frameNumber(),
        packet.etherType(),
        addresses.mac(packet.sourceMac()),
        addresses.mac(packet.destinationMac()),
        frame.wireLength(),
        frame.capturedLength(),
        packet.vlan(),
        frame.linkType(),
        Applications.of(packet),
        undecoded(packet));
  }

  private static String undecoded(Packet packet) {
    return packet.problem() == Undecoded.NONE ? null : packet.problem().label();
  }
}
