package trafficanalyzer.store;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Values as the native protocol (version 5, section 6) has them. Those that packets repeat (names,
 * addresses, ports …) are kept, so that a row that waits for its batch holds next to nothing of its
 * own. The buffers are shared: whoever reads one moves its position in a duplicate only, as the
 * driver does.
 *
 * <p>Safe for use by several threads: an entry of a table is complete or not seen, and at worst is
 * made twice.
 */
final class EncodedValues {
  private record Text(String value, ByteBuffer encoded) {}

  private record Address(InetAddress value, ByteBuffer encoded) {}

  private record Id(UUID value, ByteBuffer encoded) {}

  /** Values of a kind that are kept; a power of two. */
  private static final int KEPT = 4096;

  /** Protocols, flags, well-known ports, the lengths of usual packets, and -1 before them. */
  private static final int SMALL = 2048;

  private static final ByteBuffer[] SMALL_INTEGERS = new ByteBuffer[SMALL];

  static {
    for (int i = 0; i < SMALL; i++) {
      SMALL_INTEGERS[i] = ByteBuffer.allocate(4).putInt(0, i - 1);
    }
  }

  private final Text[] texts = new Text[KEPT];
  private final Address[] addresses = new Address[KEPT];
  private volatile Id lastId;

  ByteBuffer text(String value) {
    int slot = slot(value.hashCode());
    Text kept = texts[slot];
    if (kept == null || !kept.value.equals(value)) {
      kept = new Text(value, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
      texts[slot] = kept;
    }
    return kept.encoded;
  }

  ByteBuffer inet(InetAddress value) {
    int slot = slot(value.hashCode());
    Address kept = addresses[slot];
    if (kept == null || !kept.value.equals(value)) {
      kept = new Address(value, ByteBuffer.wrap(value.getAddress()));
      addresses[slot] = kept;
    }
    return kept.encoded;
  }

  /** Rows that follow each other mostly have the same one. */
  ByteBuffer uuid(UUID value) {
    Id kept = lastId;
    if (kept == null || !kept.value.equals(value)) {
      kept =
          new Id(
              value,
              ByteBuffer.allocate(16)
                  .putLong(0, value.getMostSignificantBits())
                  .putLong(8, value.getLeastSignificantBits()));
      lastId = kept;
    }
    return kept.encoded;
  }

  ByteBuffer integer(int value) {
    return value >= -1 && value < SMALL - 1
        ? SMALL_INTEGERS[value + 1]
        : ByteBuffer.allocate(4).putInt(0, value);
  }

  ByteBuffer bigint(long value) {
    return ByteBuffer.allocate(8).putLong(0, value);
  }

  private static int slot(int hash) {
    return (hash * 0x9E37_79B9) >>> 20;
  }
}
