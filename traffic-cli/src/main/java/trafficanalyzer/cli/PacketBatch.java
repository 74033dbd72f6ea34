package trafficanalyzer.cli;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.name.NameSource;

/** Some packets with what is known of them, copied so that reading can go on; reused. */
final class PacketBatch {
  /** Handing over takes some microseconds: little for so many. */
  private static final int MOST_PACKETS = 2048;

  /** More than the largest frame, and it stays in the caches. */
  private static final int MOST_BYTES = 1 << 20;

  private final ByteBuffer frames = ByteBuffer.allocateDirect(MOST_BYTES);
  private final int[] offsets = new int[MOST_PACKETS];
  private final long[] frameNumbers = new long[MOST_PACKETS];
  private final long[] timestamps = new long[MOST_PACKETS];
  private final int[] wireLengths = new int[MOST_PACKETS];
  private final int[] capturedLengths = new int[MOST_PACKETS];
  private final int[] linkTypes = new int[MOST_PACKETS];
  private final String[] endpoints = new String[MOST_PACKETS];
  private final NameSource[] endpointSources = new NameSource[MOST_PACKETS];
  private final boolean[] inbound = new boolean[MOST_PACKETS];
  private int size;
  private int bytes;

  boolean hasRoomFor(int capturedLength) {
    return size < MOST_PACKETS && MOST_BYTES - bytes >= capturedLength;
  }

  void clear() {
    size = 0;
    bytes = 0;
  }

  int size() {
    return size;
  }

  /** Adds a packet, for which there is room. */
  void add(PacketRow row, ByteBuffer buffer, int offset) {
    frames.put(bytes, buffer, offset, row.capturedLength);
    offsets[size] = bytes;
    frameNumbers[size] = row.frameNumber;
    timestamps[size] = row.timestampNanos;
    wireLengths[size] = row.wireLength;
    capturedLengths[size] = row.capturedLength;
    linkTypes[size] = row.linkType;
    endpoints[size] = row.endpoint;
    endpointSources[size] = row.endpointSource;
    inbound[size] = row.inbound;
    bytes += row.capturedLength;
    size++;
  }

  /** Moves the row, and its packet, to one of the packets. */
  void get(int index, PacketRow row) {
    row.frameNumber = frameNumbers[index];
    row.timestampNanos = timestamps[index];
    row.wireLength = wireLengths[index];
    row.capturedLength = capturedLengths[index];
    row.linkType = linkTypes[index];
    row.endpoint = endpoints[index];
    row.endpointSource = endpointSources[index];
    row.inbound = inbound[index];
    boolean cut = row.wireLength > row.capturedLength;
    row.packet.wrap(frames, offsets[index], row.capturedLength, row.linkType, cut);
  }
}
