package trafficanalyzer.cli;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.file.CaptureReader;

/** Some packets with what is known of them, copied so that reading can go on; used again. */
final class PacketBatch {
  /** Handing over takes some microseconds: little for so many, which still stay in the caches. */
  private static final int MOST_PACKETS = 512;

  /** More than the largest frame. */
  private static final int MOST_BYTES = 1 << 19;

  private final ByteBuffer frames = ByteBuffer.allocateDirect(MOST_BYTES);
  private final PacketRow[] rows = new PacketRow[MOST_PACKETS];
  private int size;
  private int bytes;

  PacketBatch() {
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new PacketRow();
    }
  }

  boolean hasRoomFor(CaptureReader reader) {
    return size < MOST_PACKETS && MOST_BYTES - bytes >= reader.capturedLength();
  }

  /** Adds the frame that the reader stands on, for which there is room, and decodes it. */
  PacketRow add(CaptureReader reader) {
    int length = reader.capturedLength();
    frames.put(bytes, reader.buffer(), reader.offset(), length);
    PacketRow row = rows[size++];
    row.take(reader, frames, bytes);
    bytes += length;
    return row;
  }

  void print(PacketColumn[] columns, RowWriter out) {
    for (int i = 0; i < size; i++) {
      PacketColumn.write(columns, rows[i], out);
    }
  }

  void clear() {
    size = 0;
    bytes = 0;
  }
}
