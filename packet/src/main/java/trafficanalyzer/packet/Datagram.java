package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;

/** What has been seen of one fragmented datagram: its pieces, and whose packets they are. */
final class Datagram {
  /** IPv4's total length, and IPv6's payload length, have 16 bits. */
  static final int LONGEST = 0xFFFF;

  /** Roughly what an entry takes in memory beside the bytes themselves. */
  private static final int PIECE_OVERHEAD = 80;

  private static final int OVERHEAD = 400;

  final long firstNanos;
  private final TreeMap<Integer, byte[]> pieces = new TreeMap<>();
  private int received;
  private int length = -1;
  private byte[] header;
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

  Datagram(long firstNanos) {
    this.firstNanos = firstNanos;
  }

  /** Roughly the bytes of memory that it takes. */
  int memory() {
    int headerLength = header == null ? 0 : header.length;
    return OVERHEAD + headerLength + received + pieces.size() * PIECE_OVERHEAD;
  }

  /** Whether no more pieces are taken: it was put together, or given up. */
  boolean hasEnded() {
    return ended;
  }

  /** Takes no more pieces, and lets go of those that there are. */
  void end() {
    ended = true;
    pieces.clear();
    received = 0;
    header = null;
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
    Map.Entry<Integer, byte[]> before = pieces.floorEntry(start);
    int beforeEnd = before == null ? 0 : before.getKey() + before.getValue().length;
    if (beforeEnd >= end) {
      return true;
    }
    Integer next = pieces.higherKey(start);
    if (beforeEnd > start || next != null && next < end) {
      return false;
    }
    if (!fragment.moreFollow) {
      length = end;
    }
    if (start == 0) {
      takeHeader(fragment);
    }
    byte[] data = new byte[fragment.dataLength];
    fragment.buffer.get(fragment.dataStart, data);
    pieces.put(start, data);
    received += data.length;
    return true;
  }

  private boolean isEndPossible(int end, boolean moreFollow) {
    if (length >= 0) {
      return moreFollow ? end <= length : end == length;
    }
    if (moreFollow || pieces.isEmpty()) {
      return true;
    }
    Map.Entry<Integer, byte[]> last = pieces.lastEntry();
    return last.getKey() + last.getValue().length <= end;
  }

  private void takeHeader(Fragment first) {
    header = new byte[first.headerEnd - first.ipOffset];
    first.buffer.get(first.ipOffset, header);
    nextHeaderAt = first.nextHeaderAt;
    nextHeader = first.nextHeader;
  }

  boolean isWhole() {
    return header != null && received == length;
  }

  /** Bytes of the IP packet that {@link #write} makes. */
  int wholeLength() {
    return header.length + length;
  }

  /** Whether the IP packet is longer than its header can tell: no sender made it. */
  boolean isTooLong() {
    int ownHeader = (header[0] >>> 4 & 0xF) == 4 ? 0 : Ipv6Header.LENGTH;
    return wholeLength() - ownHeader > LONGEST;
  }

  /** Writes the IP packet that was fragmented to the buffer's beginning. */
  void write(ByteBuffer buffer) {
    buffer.put(0, header);
    pieces.forEach((start, data) -> buffer.put(header.length + start, data));
    if (Ipv4Header.version(buffer, 0) == 4) {
      Ipv4Header.setWhole(buffer, 0, wholeLength());
    } else {
      Ipv6Header.setPayloadLength(buffer, 0, wholeLength() - Ipv6Header.LENGTH);
      buffer.put(nextHeaderAt, (byte) nextHeader);
    }
  }
}
