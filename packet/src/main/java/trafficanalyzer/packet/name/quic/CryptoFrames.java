package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.stream.Assembly;

/**
 * Reads the frames that Initial packets may have (RFC 9000, section 12.4): what CRYPTO frames
 * carry, in whatever order, is put together.
 *
 * <p>Not for use by several threads at once.
 */
final class CryptoFrames {
  private static final int PADDING = 0x00;
  private static final int PING = 0x01;
  private static final int ACK = 0x02;
  private static final int ACK_WITH_ECN = 0x03;
  private static final int CRYPTO = 0x06;

  /** RFC 9000, section 19.3.2: three counts follow the ranges. */
  private static final int ECN_COUNTS = 3;

  private ByteBuffer buffer;
  private int at;
  private int end;

  /** Reads a payload; frames behind one that does not belong there are left out. */
  void read(ByteBuffer payload, int length, Assembly assembly) {
    buffer = payload;
    at = 0;
    end = length;
    while (at < end) {
      switch (buffer.get(at++)) {
        case PADDING, PING -> {}
        case ACK -> acknowledgment(0);
        case ACK_WITH_ECN -> acknowledgment(ECN_COUNTS);
        case CRYPTO -> crypto(assembly);
        default -> at = end;
      }
    }
  }

  private void crypto(Assembly assembly) {
    long offset = variable();
    long length = variable();
    if (offset > Integer.MAX_VALUE || length > end - at) {
      at = end;
      return;
    }
    assembly.put((int) offset, buffer, at, (int) length);
    at += (int) length;
  }

  /** RFC 9000, section 19.3: largest, delay, number of ranges, first range, two for each range. */
  private void acknowledgment(int counts) {
    variable();
    variable();
    long ranges = variable();
    variable();
    for (long left = Math.min(ranges, end) * 2 + counts; left > 0 && at < end; left--) {
      variable();
    }
  }

  /** The next number; 0 at the end. */
  private long variable() {
    if (at >= end || VariableInteger.length(buffer, at) > end - at) {
      at = end;
      return 0;
    }
    long value = VariableInteger.get(buffer, at);
    at += VariableInteger.length(buffer, at);
    return value;
  }
}
