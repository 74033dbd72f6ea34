package trafficanalyzer.fuzzing.targets;

import trafficanalyzer.packet.Packet;

/** What holds for any packet, whatever its bytes. */
final class Invariants {
  private static final int LARGEST_PORT = 0xFFFF;
  private static final int LARGEST_TCP_FLAGS = 0xFFF;
  private static final int LARGEST_VLAN = 0xFFF;

  private Invariants() {}

  /**
   * @param begin index of the frame's first byte
   * @param end index after its last
   * @throws AssertionError if the packet says what cannot be
   */
  static void check(Packet packet, int begin, int end) {
    within("payload", packet.payloadOffset(), begin, end);
    within("payload length", packet.payloadLength(), 0, end - packet.payloadOffset());
    within("source port", packet.sourcePort(), -1, LARGEST_PORT);
    within("destination port", packet.destinationPort(), -1, LARGEST_PORT);
    within("protocol", packet.protocol(), packet.hasIp() ? 0 : -1, packet.hasIp() ? 255 : -1);
    within("TCP flags", packet.tcpFlags(), -1, LARGEST_TCP_FLAGS);
    within("VLAN", packet.vlan(), -1, LARGEST_VLAN);
    if (packet.hasIp()) {
      within("IP header", packet.ipOffset(), begin, end);
    }
    if (packet.transportOffset() >= 0) {
      within("transport header", packet.transportOffset(), packet.ipOffset(), end);
    }
    if (packet.tcpFlags() >= 0) {
      within("TCP's port", packet.sourcePort(), 0, LARGEST_PORT);
    }
  }

  static void within(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new AssertionError(what + " " + value + " is not within " + least + " and " + most);
    }
  }
}
