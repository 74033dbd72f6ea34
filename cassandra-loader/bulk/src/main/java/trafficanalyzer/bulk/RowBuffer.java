package trafficanalyzer.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one table in one array, by partition. A value is its length in two bytes, itself, and a
 * zero: so the values of a partition key of several columns are its form in Cassandra ({@code
 * CompositeType}).
 */
final class RowBuffer {
  /** In place of the length of a value that is unset. */
  private static final int UNSET = 0xFFFF;

  /** Where the rows of a partition begin. */
  static final class Rows {
    private int[] starts = new int[4];
    private int count;

    private void add(int start) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = start;
    }

    int count() {
      return count;
    }

    int start(int row) {
      return starts[row];
    }
  }

  private final byte[] bytes;
  private final int keyColumns;
  private final Map<ByteBuffer, Rows> partitions = new HashMap<>();
  private int end;

  /**
   * @param size bytes of rows
   * @param keyColumns how many of the values, the first ones, are the partition key
   */
  RowBuffer(int size, int keyColumns) {
    this.bytes = new byte[size];
    this.keyColumns = keyColumns;
  }

  /**
   * Takes a row.
   *
   * @return whether there was room
   * @throws IOException if there never is
   */
  boolean add(List<ByteBuffer> values) throws IOException {
    int start = end;
    int at = start;
    int key = start;
    for (int i = 0; i < values.size(); i++) {
      ByteBuffer value = values.get(i);
      int length = value == null ? 0 : value.remaining();
      if (length >= UNSET) {
        throw new IOException("a value of " + length + " bytes; 65534 is the most");
      }
      if (bytes.length - at < length + 3) {
        if (start == 0) {
          throw new IOException("a row of more than " + bytes.length + " bytes");
        }
        return false;
      }
      int prefix = value == null ? UNSET : length;
      bytes[at] = (byte) (prefix >>> 8);
      bytes[at + 1] = (byte) prefix;
      if (length > 0) {
        value.get(value.position(), bytes, at + 2, length);
      }
      bytes[at + 2 + length] = 0;
      at += length + 3;
      if (i + 1 == keyColumns) {
        key = at;
      }
    }
    end = at;
    rowsOf(key(start, key)).add(start);
    return true;
  }

  private ByteBuffer key(int start, int end) {
    return keyColumns == 1
        ? ByteBuffer.wrap(bytes, start + 2, end - start - 3)
        : ByteBuffer.wrap(bytes, start, end - start);
  }

  private Rows rowsOf(ByteBuffer key) {
    Rows rows = partitions.get(key);
    if (rows == null) {
      rows = new Rows();
      partitions.put(key, rows);
    }
    return rows;
  }

  /** The rows of each partition, by its key. */
  Map<ByteBuffer, Rows> partitions() {
    return partitions;
  }

  /** The values of the row that begins there; null where unset. */
  void read(int start, ByteBuffer[] values) {
    int at = start;
    for (int i = 0; i < values.length; i++) {
      int length = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
      if (length == UNSET) {
        values[i] = null;
        length = 0;
      } else {
        values[i] = ByteBuffer.wrap(bytes, at + 2, length);
      }
      at += length + 3;
    }
  }

  boolean isEmpty() {
    return end == 0;
  }

  void clear() {
    partitions.clear();
    end = 0;
  }
}
