package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * IEEE 802.1AE, after its EtherType. What follows may be protected from change only, and be in the
 * clear; an integrity check value ends the frame.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+---+---------------+-------------------------------+
 * |V|E|S|B|E|C|AN | short length  |     packet number             |
 * | |S|C| | | |   |               |                               |
 * +-+-+-+-+-+-+---+---------------+-------------------------------+
 * |      packet number            |  channel identifier (SC, 8)   |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class MacsecHeader {
  /** Without the secure channel identifier. */
  public static final int LENGTH = 6;

  private static final int CHANNEL = 0x20;
  private static final int ENCRYPTED_OR_CHANGED = 0x0C;
  private static final int CHANNEL_LENGTH = 8;

  private MacsecHeader() {}

  /** Bytes of the header. */
  public static int length(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & CHANNEL) != 0 ? LENGTH + CHANNEL_LENGTH : LENGTH;
  }

  /** Whether what follows is as it was before, beginning with its EtherType. */
  public static boolean isClear(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & ENCRYPTED_OR_CHANGED) == 0;
  }
}
