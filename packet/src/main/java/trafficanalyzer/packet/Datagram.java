package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.stream.SpareBuffers;

/** What has been seen of one fragmented datagram: its pieces, and whose packets they are. */
final class Datagram {
  /** IPv4's total length, and IPv6's payload length, have 16 bits. */
  static final int LONGEST = 0xFFFF;

  /** Roughly what it takes in memory beside the buffers. */
  private static final int OVERHEAD = 500;

  private static final int FIRST_PIECES = 8;

  private final SpareBuffers spare;
  private long firstNanos;

  // Pieces in ascending order, none within another.
  private int[] starts = new int[FIRST_PIECES];
  private int[] ends = new int[FIRST_PIECES];
  private ByteBuffer[] data = new ByteBuffer[FIRST_PIECES];
  private int pieces;

  private int received;
  private int capacity;
  private int length;
  private ByteBuffer header;
  private int headerLength;
  private int nextHeaderAt;
  private int nextHeader;
  private boolean ended;

  private boolean hasFirst;
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private int protocol;
  private int sourcePort;
  private int destinationPort;

  /**
   * @param spare where buffers come from and go to
   */
  Datagram(SpareBuffers spare) {
    this.spare = spare;
  }

  /** Begins another one. */
  void restart(long nanos) {
    end();
    beginAnew();
    firstNanos = nanos;
    hasFirst = false;
  }

  /** When its first fragment came, nanoseconds since the epoch. */
  long firstNanos() {
    return firstNanos;
  }

  /** Roughly the bytes of memory that it takes. */
  int memory() {
    return OVERHEAD + capacity + (Integer.BYTES * 2 + Long.BYTES) * starts.length;
  }

  /** Whether no more pieces are taken: it was put together, or given up. */
  boolean hasEnded() {
    return ended;
  }

  /** Takes no more pieces, and lets go of those that there are. */
  void end() {
    ended = true;
    for (int i = 0; i < pieces; i++) {
      spare.give(data[i]);
      data[i] = null;
    }
    pieces = 0;
    received = 0;
    if (header != null) {
      spare.give(header);
      header = null;
    }
    capacity = 0;
  }

  /** A first fragment after the end begins another datagram of the same identification. */
  void beginAnew() {
    ended = false;
    length = -1;
  }

  /** Keeps to which flow the packet belongs whose first fragment this is. */
  void takeFlow(Packet first) {
    hasFirst = true;
    sourceHigh = first.sourceHigh;
    sourceLow = first.sourceLow;
    destinationHigh = first.destinationHigh;
    destinationLow = first.destinationLow;
    protocol = first.protocol;
    sourcePort = first.sourcePort;
    destinationPort = first.destinationPort;
  }

  /** Makes a later fragment one of the flow that the first one belongs to. */
  void giveFlow(Packet later) {
    if (hasFirst) {
      later.sourceHigh = sourceHigh;
      later.sourceLow = sourceLow;
      later.destinationHigh = destinationHigh;
      later.destinationLow = destinationLow;
      later.protocol = protocol;
      later.sourcePort = sourcePort;
      later.destinationPort = destinationPort;
    }
  }

  /**
   * Takes a piece whose data is there. One that was there before, or lies within another, is left
   * out.
   *
   * @return false if it contradicts what is there: it overlaps, or lies beyond the end
   */
  boolean add(Fragment fragment) {
    int start = fragment.dataOffset;
    int end = start + fragment.dataLength;
    if (end > LONGEST || !isEndPossible(end, fragment.moreFollow)) {
      return false;
    }
    int after = 0; // the first piece that begins after this one
    while (after < pieces && starts[after] <= start) {
      after++;
    }
    int beforeEnd = after == 0 ? 0 : ends[after - 1];
    if (beforeEnd >= end) {
      return true;
    }
    if (beforeEnd > start || after < pieces && starts[after] < end) {
      return false;
    }
    if (!fragment.moreFollow) {
      length = end;
    }
    if (start == 0) {
      takeHeader(fragment);
    }
    insert(after, fragment);
    return true;
  }

  private void insert(int at, Fragment fragment) {
    if (pieces == starts.length) {
      starts = Arrays.copyOf(starts, 2 * pieces);
      ends = Arrays.copyOf(ends, 2 * pieces);
      data = Arrays.copyOf(data, 2 * pieces);
    }
    System.arraycopy(starts, at, starts, at + 1, pieces - at);
    System.arraycopy(ends, at, ends, at + 1, pieces - at);
    System.arraycopy(data, at, data, at + 1, pieces - at);
    starts[at] = fragment.dataOffset;
    ends[at] = fragment.dataOffset + fragment.dataLength;
    data[at] = copy(fragment, fragment.dataStart, fragment.dataLength);
    pieces++;
    received += fragment.dataLength;
  }

  private ByteBuffer copy(Fragment fragment, int from, int bytes) {
    ByteBuffer copy = spare.take(bytes);
    copy.put(0, fragment.buffer, from, bytes);
    capacity += copy.capacity();
    return copy;
  }

  private boolean isEndPossible(int end, boolean moreFollow) {
    if (length >= 0) {
      return moreFollow ? end <= length : end == length;
    }
    return moreFollow || pieces == 0 || ends[pieces - 1] <= end;
  }

  private void takeHeader(Fragment first) {
    headerLength = first.headerEnd - first.ipOffset;
    header = copy(first, first.ipOffset, headerLength);
    nextHeaderAt = first.nextHeaderAt;
    nextHeader = first.nextHeader;
  }

  boolean isWhole() {
    return header != null && received == length;
  }

  /** Bytes of the IP packet that {@link #write} makes. */
  int wholeLength() {
    return headerLength + length;
  }

  /** Whether the IP packet is longer than its header can tell: no sender made it. */
  boolean isTooLong() {
    int ownHeader = Ipv4Header.version(header, 0) == 4 ? 0 : Ipv6Header.LENGTH;
    return wholeLength() - ownHeader > LONGEST;
  }

  /** Writes the IP packet that was fragmented to the buffer's beginning. */
  void write(ByteBuffer buffer) {
    buffer.put(0, header, 0, headerLength);
    for (int i = 0; i < pieces; i++) {
      buffer.put(headerLength + starts[i], data[i], 0, ends[i] - starts[i]);
    }
    if (Ipv4Header.version(buffer, 0) == 4) {
      Ipv4Header.setWhole(buffer, 0, wholeLength());
    } else {
      Ipv6Header.setPayloadLength(buffer, 0, wholeLength() - Ipv6Header.LENGTH);
      buffer.put(nextHeaderAt, (byte) nextHeader);
    }
  }
}
