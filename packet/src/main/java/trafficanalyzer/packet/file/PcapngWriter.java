package trafficanalyzer.packet.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** pcapng, one section; see {@link PcapngFormat} for how it is laid out. */
final class PcapngWriter extends CaptureWriter {
  private static final int SECTION_HEADER_LENGTH = 28;
  private static final int PLAIN_INTERFACE_LENGTH = 32;
  private static final int SHIFTED_INTERFACE_LENGTH = 44;
  private static final int PACKET_LENGTH = 32;
  private static final int MOST_LINK_TYPES = 1 << 16;
  private static final int NANOSECONDS = 9;

  /** Before the earliest time that nanoseconds in 64 bits can tell. */
  private static final long FIRST_SECOND = Long.MIN_VALUE / 1_000_000_000L - 1;

  /** An interface; ticks are unsigned, so that times before 1970 need one that begins earlier. */
  private record Interface(int linkType, boolean before1970) {}

  private final List<Interface> interfaces = new ArrayList<>();
  private Interface last;
  private int lastId;

  PcapngWriter(OutputStream out) {
    super(out);
    buffer
        .putInt(PcapngFormat.SECTION_HEADER)
        .putInt(SECTION_HEADER_LENGTH)
        .putInt(PcapngFormat.BYTE_ORDER_MAGIC)
        .putShort((short) 1)
        .putShort((short) 0)
        .putLong(-1) // the section's length: not known in advance
        .putInt(SECTION_HEADER_LENGTH);
  }

  @Override
  void header(int linkType, long timestampNanos, int wireLength, int capturedLength)
      throws IOException {
    int id = id(linkType, timestampNanos < 0);
    long ticks =
        timestampNanos < 0 ? timestampNanos - FIRST_SECOND * 1_000_000_000L : timestampNanos;
    buffer
        .putInt(PcapngFormat.ENHANCED_PACKET)
        .putInt(blockLength(capturedLength))
        .putInt(id)
        .putInt((int) (ticks >>> 32))
        .putInt((int) ticks)
        .putInt(capturedLength)
        .putInt(wireLength);
  }

  @Override
  void trailer(int capturedLength) {
    for (int padding = -capturedLength & 3; padding > 0; padding--) {
      buffer.put((byte) 0);
    }
    buffer.putInt(blockLength(capturedLength));
  }

  private static int blockLength(int capturedLength) {
    return PACKET_LENGTH + (capturedLength + 3 & ~3);
  }

  private int id(int linkType, boolean before1970) throws IOException {
    if (last != null && last.linkType == linkType && last.before1970 == before1970) {
      return lastId;
    }
    if (linkType < 0 || linkType >= MOST_LINK_TYPES) {
      throw new IOException(
          "frame %d is of a link layer that pcapng has no number for".formatted(frames() + 1));
    }
    last = new Interface(linkType, before1970);
    lastId = interfaces.indexOf(last);
    if (lastId < 0) {
      lastId = interfaces.size();
      interfaces.add(last);
      describe(last);
    }
    return lastId;
  }

  private void describe(Interface described) {
    int length = described.before1970 ? SHIFTED_INTERFACE_LENGTH : PLAIN_INTERFACE_LENGTH;
    buffer
        .putInt(PcapngFormat.INTERFACE_DESCRIPTION)
        .putInt(length)
        .putShort((short) described.linkType)
        .putShort((short) 0)
        .putInt(0) // snaplen: not known
        .putShort((short) PcapngFormat.OPTION_TIME_RESOLUTION)
        .putShort((short) 1)
        .putInt(NANOSECONDS);
    if (described.before1970) {
      buffer
          .putShort((short) PcapngFormat.OPTION_TIME_OFFSET)
          .putShort((short) 8)
          .putLong(FIRST_SECOND);
    }
    buffer.putInt(0).putInt(length); // the option that ends all
  }
}
