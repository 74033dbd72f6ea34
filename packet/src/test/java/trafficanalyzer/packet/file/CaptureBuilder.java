package trafficanalyzer.packet.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small classic pcap files for tests. */
public final class CaptureBuilder {
  private final int linkType;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private int magic = PcapFormat.MICROSECONDS;
  private int minorVersion = 4;
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  public CaptureBuilder(int linkType) {
    this.linkType = linkType;
  }

  public CaptureBuilder order(ByteOrder byteOrder) {
    order = byteOrder;
    return this;
  }

  public CaptureBuilder magic(int value) {
    magic = value;
    return this;
  }

  public CaptureBuilder minorVersion(int value) {
    minorVersion = value;
    return this;
  }

  /** A frame that was captured whole. */
  public CaptureBuilder frame(long seconds, long fraction, byte[] bytes) {
    return record(seconds, fraction, bytes.length, bytes.length, bytes);
  }

  /** A record whose header says what it likes. */
  public CaptureBuilder record(long seconds, long fraction, int captured, int wire, byte[] bytes) {
    int headerLength = magic == PcapFormat.MODIFIED ? 24 : 16;
    records.writeBytes(
        ByteBuffer.allocate(headerLength)
            .order(order)
            .putInt((int) seconds)
            .putInt((int) fraction)
            .putInt(captured)
            .putInt(wire)
            .array());
    records.writeBytes(bytes);
    return this;
  }

  public byte[] bytes() {
    byte[] body = records.toByteArray();
    return ByteBuffer.allocate(PcapFormat.FILE_HEADER_LENGTH + body.length)
        .order(order)
        .putInt(magic)
        .putShort((short) 2)
        .putShort((short) minorVersion)
        .putLong(0)
        .putInt(CaptureFormat.LONGEST_FRAME)
        .putInt(linkType)
        .put(body)
        .array();
  }

  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }
}
