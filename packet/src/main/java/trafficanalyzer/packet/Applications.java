package trafficanalyzer.packet;

/** What a packet is about, by its protocol and ports; one lower-case word, never allocated. */
public final class Applications {
  private Applications() {}

  /** The application: {@code dns}, {@code http}, {@code tls}, {@code arp} …, or the protocol. */
  public static String of(Packet packet) {
    return switch (packet.protocol()) {
      case 6 -> "tcp";
      case 17 -> "udp";
      default -> "other";
    };
  }
}
