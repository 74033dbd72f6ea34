package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Spanning tree protocols (IEEE 802.1D, 802.1w, 802.1s, 802.1aq). */
final class StpInfo {
  private static final int HEADER_LENGTH = 4;
  private static final int LENGTH = 35;
  private static final int VERSION_OFFSET = 2;
  private static final int TYPE_OFFSET = 3;
  private static final int ROOT_OFFSET = 5;
  private static final int COST_OFFSET = 13;
  private static final int PORT_OFFSET = 25;

  /** BPDU type of a topology change notification; the other types are configurations. */
  private static final int TOPOLOGY_CHANGE = 0x80;

  /** By protocol version. */
  private static final String[] KINDS = {"Conf", "Conf", "RST", "MST", "SPT"};

  private StpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < HEADER_LENGTH || buffer.getShort(at) != 0) {
      return false;
    }
    if (Text.u8(buffer, at + TYPE_OFFSET) == TOPOLOGY_CHANGE) {
      out.append("Topology Change Notification");
      return true;
    }
    if (end - at < LENGTH) {
      return false;
    }
    Text.name(out, KINDS, Text.u8(buffer, at + VERSION_OFFSET), "BPDU version");
    int priority = Text.u16(buffer, at + ROOT_OFFSET);
    out.append(". Root = ").append(priority & 0xF000).append('/').append(priority & 0x0FFF);
    out.append('/');
    Text.mac(out, buffer, at + ROOT_OFFSET + 2);
    out.append("  Cost = ").append(Text.u32(buffer, at + COST_OFFSET)).append("  Port = ");
    Text.number(out, Text.u16(buffer, at + PORT_OFFSET), 4);
    return true;
  }
}
