package trafficanalyzer.packet.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes small pcapng files for tests, block after block. */
public final class PcapngBuilder {
  /** An option of a block. */
  record Option(int code, byte... value) {}

  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
  private ByteOrder order;

  /** Begins with a section of this byte order. */
  public PcapngBuilder(ByteOrder order) {
    section(order);
  }

  /** Begins a new section. */
  public PcapngBuilder section(ByteOrder byteOrder) {
    return section(byteOrder, 1, -1);
  }

  PcapngBuilder section(ByteOrder byteOrder, int major, long length) {
    order = byteOrder;
    return block(
        PcapngFormat.SECTION_HEADER,
        body(16)
            .putInt(PcapngFormat.BYTE_ORDER_MAGIC)
            .putShort((short) major)
            .putShort((short) 0)
            .putLong(length)
            .array());
  }

  /** An interface with timestamps in microseconds and no limit of length. */
  public PcapngBuilder networkInterface(int linkType) {
    return networkInterface(linkType, 0);
  }

  PcapngBuilder networkInterface(int linkType, int snaplen, Option... options) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(body(8).putShort((short) linkType).putShort((short) 0).putInt(snaplen).array());
    write(options, body);
    return block(PcapngFormat.INTERFACE_DESCRIPTION, body.toByteArray());
  }

  /** The option if_tsoffset in the section's byte order. */
  Option timeOffset(long seconds) {
    return new Option(PcapngFormat.OPTION_TIME_OFFSET, body(8).putLong(seconds).array());
  }

  static Option timeResolution(int value) {
    return new Option(PcapngFormat.OPTION_TIME_RESOLUTION, (byte) value);
  }

  /** A frame that was captured whole. */
  public PcapngBuilder packet(int networkInterface, long ticks, byte[] frame) {
    return packet(networkInterface, ticks, frame.length, frame.length, frame);
  }

  PcapngBuilder packet(
      int networkInterface, long ticks, int captured, int wire, byte[] frame, Option... options) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        body(20)
            .putInt(networkInterface)
            .putInt((int) (ticks >>> 32))
            .putInt((int) ticks)
            .putInt(captured)
            .putInt(wire)
            .array());
    body.writeBytes(padded(frame));
    write(options, body);
    return block(PcapngFormat.ENHANCED_PACKET, body.toByteArray());
  }

  /** The obsolete block, which counts drops. */
  PcapngBuilder obsoletePacket(int networkInterface, long ticks, int wire, byte[] frame) {
    return block(
        PcapngFormat.PACKET,
        body(20 + (frame.length + 3 & ~3))
            .putShort((short) networkInterface)
            .putShort((short) 7)
            .putInt((int) (ticks >>> 32))
            .putInt((int) ticks)
            .putInt(frame.length)
            .putInt(wire)
            .put(frame)
            .array());
  }

  PcapngBuilder simplePacket(int wire, byte[] frame) {
    return block(
        PcapngFormat.SIMPLE_PACKET,
        body(4 + (frame.length + 3 & ~3)).putInt(wire).put(frame).array());
  }

  /** A block of any type. */
  PcapngBuilder block(int type, byte[] body) {
    return block(type, body, body.length + PcapngFormat.FRAME_OF_A_BLOCK);
  }

  /** A block whose end says what it likes. */
  PcapngBuilder block(int type, byte[] body, int lengthAtTheEnd) {
    int total = body.length + PcapngFormat.FRAME_OF_A_BLOCK;
    blocks.writeBytes(
        body(total).putInt(type).putInt(total).put(body).putInt(lengthAtTheEnd).array());
    return this;
  }

  /** Bytes as they are. */
  PcapngBuilder raw(byte[] bytes) {
    blocks.writeBytes(bytes);
    return this;
  }

  public byte[] bytes() {
    return blocks.toByteArray();
  }

  ByteBuffer body(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  private void write(Option[] options, ByteArrayOutputStream to) {
    for (Option option : options) {
      to.writeBytes(
          body(4).putShort((short) option.code).putShort((short) option.value.length).array());
      to.writeBytes(padded(option.value));
    }
    if (options.length > 0) {
      to.writeBytes(new byte[4]);
    }
  }

  private static byte[] padded(byte[] bytes) {
    return ByteBuffer.allocate(bytes.length + 3 & ~3).put(bytes).array();
  }
}
