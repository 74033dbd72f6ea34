package trafficanalyzer.packet.oracle;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * One frame as we decode it.
 *
 * @param values the compared fields; those that the frame does not have are missing
 * @param problem why no further layer was understood
 * @param linkType LINKTYPE_ value of the frame
 * @param mapped whether an IPv6 header holds an IPv4-mapped address
 */
record OurFrame(Map<Field, String> values, Undecoded problem, int linkType, boolean mapped) {
  /** Stands for a frame that we do not have. */
  static final OurFrame MISSING = new OurFrame(Map.of(), Undecoded.NONE, -1, false);

  static OurFrame of(CaptureReader reader, Packet packet) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.put(Field.FRAME_NUMBER, Long.toString(reader.frameNumber()));
    values.put(Field.TIME, BigDecimal.valueOf(reader.timestampNanos(), 9).toPlainString());
    values.put(Field.LENGTH, Integer.toString(reader.wireLength()));
    values.put(Field.CAPTURED, Integer.toString(reader.capturedLength()));
    if (packet.sourceMac() >= 0) {
      values.put(Field.SOURCE_MAC, Addresses.mac(packet.sourceMac()));
    }
    if (packet.destinationMac() >= 0) {
      values.put(Field.DESTINATION_MAC, Addresses.mac(packet.destinationMac()));
    }
    put(values, Field.VLAN, packet.vlan());
    if (packet.hasIp()) {
      values.put(Field.SOURCE_IP, Addresses.format(packet.sourceHigh(), packet.sourceLow()));
      values.put(
          Field.DESTINATION_IP,
          Addresses.format(packet.destinationHigh(), packet.destinationLow()));
    }
    put(values, Field.PROTOCOL, packet.protocol());
    put(values, Field.SOURCE_PORT, packet.sourcePort());
    put(values, Field.DESTINATION_PORT, packet.destinationPort());
    if (packet.tcpFlags() >= 0) {
      values.put(Field.TCP_FLAGS, "0x%04x".formatted(packet.tcpFlags()));
    }
    boolean mapped =
        packet.ipVersion() == 6
            && (Addresses.isIpv4(packet.sourceHigh(), packet.sourceLow())
                || Addresses.isIpv4(packet.destinationHigh(), packet.destinationLow()));
    return new OurFrame(values, packet.problem(), reader.linkType(), mapped);
  }

  private static void put(Map<Field, String> values, Field field, int value) {
    if (value >= 0) {
      values.put(field, Integer.toString(value));
    }
  }

  /** Seconds since the epoch; 0 where the file does not say. */
  BigDecimal time() {
    return new BigDecimal(values.getOrDefault(Field.TIME, "0"));
  }

  /** The value of a field; empty where the frame does not have it. */
  String get(Field field) {
    return values.getOrDefault(field, "");
  }
}
