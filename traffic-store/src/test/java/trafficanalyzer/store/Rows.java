package trafficanalyzer.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;

/** Rows for tests. */
final class Rows {
  static final UUID CAPTURE = UUID.fromString("d6f1c0de-0000-8000-8000-000000000001");

  /** 2026-11-21T02:05:17.123456789Z. */
  static final long TIME = nanos("2026-11-21T02:05:17.123456789Z");

  private Rows() {}

  static long nanos(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  static InetAddress ip(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A packet of which everything is known. */
  static PacketRow packet(String destination, int number, String endpoint) {
    return new PacketRow(
        ip(destination),
        TIME,
        CAPTURE,
        number,
        54321,
        ip("10.0.0.7"),
        40000,
        6,
        "tls",
        1514,
        96,
        0x012,
        "02:00:00:00:00:01",
        "02:00:00:00:00:02",
        42,
        endpoint,
        endpoint == null ? null : "dns",
        true,
        "CUT_SHORT");
  }

  /** A packet of which only the addresses are known. */
  static PacketRow barePacket(String destination, int number) {
    return new PacketRow(
        ip(destination),
        TIME,
        CAPTURE,
        number,
        -1,
        ip("2001:db8::7"),
        -1,
        -1,
        null,
        60,
        60,
        -1,
        null,
        null,
        -1,
        null,
        null,
        false,
        null);
  }
}
