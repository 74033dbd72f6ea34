package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;

/** Reads messages of one protocol out of a stream, as far as it was put together. */
abstract class StreamReader {
  /** Nothing (more) can be learnt from what follows. */
  static final int END = -1;

  /** The most bytes that one message takes. */
  abstract int limit();

  /**
   * Whether the content of a packet looks like the beginning of a message; asked for every packet
   * of a stream that is not followed, so it must be fast.
   */
  abstract boolean mayBegin(ByteBuffer buffer, int offset, int length);

  /**
   * Reads messages.
   *
   * @param length bytes that are there, at least one
   * @param last whether the bytes after them are lost, so that a part has to do
   * @param told whether a name was told already when fewer bytes were there
   * @return how many bytes were read to their end, or {@link #END}; the others are given again,
   *     with more behind them
   */
  abstract int read(
      ByteBuffer buffer,
      int offset,
      int length,
      boolean last,
      boolean told,
      Packet carrier,
      long timestampNanos);

  /** Whether the last message that was read, be it only in part, told a name. */
  boolean told() {
    return false;
  }
}
