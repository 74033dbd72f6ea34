package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * gzip (RFC 1952) with any number of members. The JDK's own stream takes the end of what is there
 * for the end of the file, and so stops between members in a pipe.
 */
final class GzipStream extends DecompressedStream {
  private static final int HEADER_CRC = 0x02;
  private static final int EXTRA = 0x04;
  private static final int NAME = 0x08;
  private static final int COMMENT = 0x10;
  private static final int RESERVED = 0xE0;
  private static final int DEFLATE = 8;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private long members;

  GzipStream(ByteWindow compressed) {
    super(compressed, "gzip");
  }

  @Override
  boolean decompress(ByteBuffer target) throws IOException {
    if (!inMember) {
      return memberHeader();
    }
    if (inflater.finished()) {
      memberTrailer();
      return true;
    }
    if (compressed.available() == 0) {
      need(1);
    }
    inflate(target);
    return true;
  }

  private void inflate(ByteBuffer target) throws IOException {
    int begin = target.position();
    long writtenBefore = inflater.getBytesWritten();
    long readBefore = inflater.getBytesRead();
    ByteBuffer source = compressed.buffer().duplicate();
    source.limit(compressed.index() + compressed.available()).position(compressed.index());
    inflater.setInput(source);
    try {
      inflater.inflate(target);
      if (inflater.needsDictionary()) {
        throw damaged("it asks for a preset dictionary, which gzip has none of");
      }
    } catch (DataFormatException e) {
      throw damaged(e.getMessage() == null ? "invalid deflate data" : e.getMessage());
    } finally {
      // After an exception the buffer's position need not have followed.
      target.position(begin + (int) (inflater.getBytesWritten() - writtenBefore));
      compressed.skip((int) (inflater.getBytesRead() - readBefore));
      crc.update(target.duplicate().flip().position(begin));
    }
  }

  /** False at the end of the file, which is only where no member begins. */
  private boolean memberHeader() throws IOException {
    if (members > 0 && !anotherMember()) {
      return false;
    }
    need(10);
    ByteBuffer header = compressed.buffer();
    int index = compressed.index();
    int flags = header.get(index + 3) & 0xFF;
    if ((header.getShort(index) & 0xFFFF) != 0x1F8B) {
      throw damaged("what follows a member is no member");
    }
    if (header.get(index + 2) != DEFLATE || (flags & RESERVED) != 0) {
      throw damaged("unknown compression method or flags");
    }
    compressed.skip(10);
    if ((flags & EXTRA) != 0) {
      int length = takeByte() | takeByte() << 8;
      skip(length);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    skip((flags & HEADER_CRC) == 0 ? 0 : 2);
    inflater.reset();
    crc.reset();
    inMember = true;
    members++;
    return true;
  }

  /** Zeros after the last member are padding, as on tapes; gzip passes over them, too. */
  private boolean anotherMember() throws IOException {
    while (compressed.require(1)) {
      if (compressed.buffer().get(compressed.index()) != 0) {
        return true;
      }
      compressed.skip(1);
    }
    return false;
  }

  private void memberTrailer() throws IOException {
    int expectedCrc = takeInt();
    int expectedLength = takeInt();
    inMember = false;
    if (expectedCrc != (int) crc.getValue() || expectedLength != (int) inflater.getBytesWritten()) {
      throw damaged("the checksum is not that of the content");
    }
  }

  private void skip(int bytes) throws IOException {
    if (!compressed.skipThrough(bytes)) {
      throw cutShort();
    }
  }

  private void skipText(int present) throws IOException {
    while (present != 0 && takeByte() != 0) {
      // up to the zero that ends it
    }
  }

  @Override
  void free() {
    inflater.end();
  }
}
