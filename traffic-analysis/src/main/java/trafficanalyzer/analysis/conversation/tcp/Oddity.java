package trafficanalyzer.analysis.conversation.tcp;

/**
 * What can be odd with a TCP segment. Names and rules are those of Wireshark 4.0's {@code
 * tcp.analysis.flags} (User's Guide, "TCP Analysis"); a segment with any of them is a bad packet.
 */
public enum Oddity {
  RETRANSMISSION("retransmission"),
  FAST_RETRANSMISSION("fast_retransmission"),
  SPURIOUS_RETRANSMISSION("spurious_retransmission"),
  OUT_OF_ORDER("out_of_order"),
  PREVIOUS_SEGMENT_NOT_CAPTURED("lost_segment"),
  ACKED_UNSEEN_SEGMENT("ack_lost_segment"),
  DUPLICATE_ACK("duplicate_ack"),
  ZERO_WINDOW("zero_window"),
  ZERO_WINDOW_PROBE("zero_window_probe"),
  ZERO_WINDOW_PROBE_ACK("zero_window_probe_ack"),
  WINDOW_UPDATE("window_update"),
  WINDOW_FULL("window_full"),
  KEEP_ALIVE("keep_alive"),
  KEEP_ALIVE_ACK("keep_alive_ack"),
  PORTS_REUSED("reused_ports");

  private static final int RETRANSMISSIONS =
      RETRANSMISSION.bit() | FAST_RETRANSMISSION.bit() | SPURIOUS_RETRANSMISSION.bit();

  private final String label;

  Oddity(String label) {
    this.label = label;
  }

  /** What follows {@code tcp.analysis.} in Wireshark's name of it. */
  public String label() {
    return label;
  }

  /** The bit that stands for it in a set of oddities. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether a set has it. */
  public boolean isIn(int set) {
    return (set & bit()) != 0;
  }

  /** Whether a set has a retransmission, of whichever of the three kinds. */
  public static boolean isRetransmission(int set) {
    return (set & RETRANSMISSIONS) != 0;
  }
}
