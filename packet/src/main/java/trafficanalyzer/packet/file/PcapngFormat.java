package trafficanalyzer.packet.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * pcapng files, as draft-ietf-opsawg-pcapng describes them: blocks in sections, each section of
 * either byte order and with interfaces of its own. Blocks that hold no packet are passed over
 * unread, however long they are.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                          block type                           |
 * +---------------------------------------------------------------+
 * |                      block total length                       |
 * +---------------------------------------------------------------+
 * |                          block body                           |
 * |                  padded to a multiple of 4 bytes              |
 * +---------------------------------------------------------------+
 * |                      block total length                       |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class PcapngFormat extends CaptureFormat {
  /** The same in either byte order. */
  static final int SECTION_HEADER = 0x0A0D0D0A;

  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int PACKET = 2; // obsolete, but still found
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;

  static final int OPTION_END = 0;
  static final int OPTION_TIME_RESOLUTION = 9;
  static final int OPTION_TIME_OFFSET = 14;

  /** Type, both total lengths. */
  static final int FRAME_OF_A_BLOCK = 12;

  private static final int SECTION_HEADER_LENGTH = 28;
  private static final int INTERFACE_DESCRIPTION_LENGTH = 20;
  private static final int PACKET_LENGTH = 32; // enhanced and obsolete ones alike
  private static final int SIMPLE_PACKET_LENGTH = 16;

  /** Custom blocks; all other types that are assigned in the draft's section 10 are smaller. */
  private static final int CUSTOM = 0xBAD;

  private static final int CUSTOM_NOT_COPIED = 0x4000_0BAD;

  /** As the obsolete packet block can tell; nobody has more. */
  private static final int MOST_INTERFACES = 65_536;

  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private boolean swapped;
  private int sections;
  private boolean nanoseconds;

  PcapngFormat(ByteWindow window) {
    super(window);
  }

  /** Whether the bytes available, at least 12, begin a section. */
  static boolean recognizes(ByteWindow window) {
    int magic = window.buffer().getInt(window.index() + 8);
    return window.buffer().getInt(window.index()) == SECTION_HEADER
        && (magic == BYTE_ORDER_MAGIC || Integer.reverseBytes(magic) == BYTE_ORDER_MAGIC);
  }

  @Override
  boolean next() throws IOException {
    if (fault != null) {
      return false;
    }
    while (true) {
      long position = window.position();
      if (!window.require(FRAME_OF_A_BLOCK)) {
        return window.available() == 0
            ? ended(position)
            : cutShort(position, "block", FRAME_OF_A_BLOCK, window.available());
      }
      int type = getInt(0);
      if (type == SECTION_HEADER && !takeByteOrder(position)) {
        return false;
      }
      long total = getInt(4) & 0xFFFF_FFFFL;
      if (total < FRAME_OF_A_BLOCK) {
        return fault(position, "block of " + total + " bytes, which is less than any has");
      }
      switch (type) {
        case ENHANCED_PACKET, PACKET, SIMPLE_PACKET:
          return packet(type, position, total);
        case SECTION_HEADER, INTERFACE_DESCRIPTION:
          if (!description(type, position, total)) {
            return false;
          }
          break;
        default:
          if (!pass(type, position, total)) {
            return false;
          }
      }
    }
  }

  private boolean takeByteOrder(long position) {
    int magic = window.buffer().getInt(window.index() + 8);
    swapped = magic != BYTE_ORDER_MAGIC;
    return !swapped
        || Integer.reverseBytes(magic) == BYTE_ORDER_MAGIC
        || fault(position, "section with the byte-order magic %08x".formatted(magic));
  }

  /** Takes a section header or an interface description, which are short enough to be held. */
  private boolean description(int type, long position, long total) throws IOException {
    if (!whole(position, total)) {
      return false;
    }
    int length = (int) total;
    if (type == SECTION_HEADER ? !section(position, length) : !networkInterface(position, length)) {
      return false;
    }
    window.skip(length);
    return true;
  }

  private boolean section(long position, int total) {
    if (total < SECTION_HEADER_LENGTH) {
      return fault(position, "section header of " + total + " bytes, too short for its fields");
    }
    int major = getShort(12);
    if (major != 1) {
      return fault(position, "section of pcapng version " + major + " where 1 is expected");
    }
    // The section's length (8 bytes) is not needed: the next section tells itself.
    interfaces.clear();
    sections++;
    return true;
  }

  private boolean networkInterface(long position, int total) {
    if (total < INTERFACE_DESCRIPTION_LENGTH) {
      return fault(
          position, "interface description of " + total + " bytes, too short for its fields");
    }
    if (interfaces.size() == MOST_INTERFACES) {
      return fault(position, "more than " + MOST_INTERFACES + " interfaces in a section");
    }
    PcapngOptions options = new PcapngOptions(window, swapped, 16, total - 4);
    if (options.problem() != null) {
      return fault(position, "interface description: " + options.problem());
    }
    PcapngInterface found =
        new PcapngInterface(
            getShort(8),
            getInt(12) & 0xFFFF_FFFFL,
            options.timeResolution(),
            options.timeOffsetSeconds());
    interfaces.add(found);
    nanoseconds |= found.hasNanoseconds();
    if (linkType == NO_LINK_TYPE) {
      linkType = found.linkType;
    }
    return true;
  }

  private boolean packet(int type, long position, long total) throws IOException {
    int header = type == SIMPLE_PACKET ? SIMPLE_PACKET_LENGTH - 4 : PACKET_LENGTH - 4;
    if (total < header + 4) {
      return fault(position, "packet block of " + total + " bytes, too short for its fields");
    }
    if (!window.require(header)) {
      return cutShort(position, "block", total, window.available());
    }
    long id =
        switch (type) {
          case ENHANCED_PACKET -> getInt(8) & 0xFFFF_FFFFL;
          case PACKET -> getShort(8);
          default -> 0;
        };
    if (id >= interfaces.size()) {
      return fault(
          position,
          "packet of interface " + id + ", but " + interfaces.size() + " are described before it");
    }
    PcapngInterface of = interfaces.get((int) id);
    long wire = getInt(type == SIMPLE_PACKET ? 8 : 24) & 0xFFFF_FFFFL;
    long captured = type == SIMPLE_PACKET ? captured(of, wire) : getInt(20) & 0xFFFF_FFFFL;
    if (header + (captured + 3 & ~3) + 4 > total) {
      return fault(
          position, "packet block of " + total + " bytes, too short for " + captured + " captured");
    }
    if (captured > LONGEST_FRAME) {
      return tooLong(position, captured);
    }
    long nanos =
        type == SIMPLE_PACKET ? 0 : of.nanos((long) getInt(12) << 32 | getInt(16) & 0xFFFF_FFFFL);
    if (!whole(position, total)) {
      return false;
    }
    offset = window.index() + header;
    window.skip((int) total);
    frameNumber++;
    timestampNanos = nanos;
    capturedLength = (int) captured;
    wireLength = wireLength(wire);
    linkType = of.linkType;
    return true;
  }

  /** A simple packet block holds what its interface keeps of a packet. */
  private static long captured(PcapngInterface of, long wire) {
    return of.snaplen == 0 ? wire : Math.min(wire, of.snaplen);
  }

  /**
   * Passes over a block of any length; but a very long one of a type that nobody has assigned is
   * taken for damage, and not for a reason to pass over all the rest of the file.
   */
  private boolean pass(int type, long position, long total) throws IOException {
    boolean assigned = type >= 0 && type <= CUSTOM || type == CUSTOM_NOT_COPIED;
    if (total <= ByteWindow.MOST_BYTES || !assigned) {
      if (!whole(position, total)) {
        return false;
      }
      window.skip((int) total);
      return true;
    }
    if (!window.skipThrough(total - 4) || !window.require(4)) {
      return cutShort(position, "block", total, window.position() - position);
    }
    boolean sound = lengthsAgree(position, total, getInt(0));
    window.skip(4);
    return sound;
  }

  /**
   * Makes a block available with its trailer, which must repeat the length. Blocks that are taken
   * in are far smaller than the window, but for those whose length is damaged.
   */
  private boolean whole(long position, long total) throws IOException {
    if (total > ByteWindow.MOST_BYTES) {
      return fault(
          position,
          "block of " + total + " bytes where at most " + ByteWindow.MOST_BYTES + " are expected");
    }
    if (!window.require((int) total)) {
      return cutShort(position, "block", total, window.available());
    }
    return lengthsAgree(position, total, getInt((int) total - 4));
  }

  private boolean lengthsAgree(long position, long total, int trailer) {
    return trailer == (int) total
        || fault(
            position,
            "block of %d bytes whose end says that it has %d"
                .formatted(total, trailer & 0xFFFF_FFFFL));
  }

  @Override
  String name() {
    return "pcapng"
        + (swapped ? ", little-endian" : ", big-endian")
        + (sections > 1 ? ", " + sections + " sections" : "");
  }

  @Override
  boolean hasNanoseconds() {
    return nanoseconds;
  }

  @Override
  boolean recordBegins(int index, int end, boolean last) {
    if (end - index < FRAME_OF_A_BLOCK) {
      return false;
    }
    int type = intAt(index);
    boolean known =
        switch (type) {
          case SECTION_HEADER,
              INTERFACE_DESCRIPTION,
              PACKET,
              SIMPLE_PACKET,
              ENHANCED_PACKET,
              // name resolution, interface statistics, secrets
              4,
              5,
              10,
              0xBAD,
              0x4000_0BAD ->
              true;
          default -> false;
        };
    if (!known) {
      return false;
    }
    int length = window.buffer().getInt(index + 4);
    boolean otherOrder =
        type == SECTION_HEADER
            && window.buffer().getInt(index + 8) == Integer.reverseBytes(BYTE_ORDER_MAGIC);
    long total =
        (otherOrder || type != SECTION_HEADER && swapped ? Integer.reverseBytes(length) : length)
            & 0xFFFF_FFFFL;
    return total >= FRAME_OF_A_BLOCK
        && total % 4 == 0
        && total <= end - index
        && window.buffer().getInt(index + (int) total - 4) == length;
  }

  private int getInt(int field) {
    return intAt(window.index() + field);
  }

  private int intAt(int index) {
    int value = window.buffer().getInt(index);
    return swapped ? Integer.reverseBytes(value) : value;
  }

  private int getShort(int field) {
    short value = window.buffer().getShort(window.index() + field);
    return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
  }
}
