package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Ends a decompressed stream, as if it were damaged there, where it has become too long. */
final class BoundedStream implements ReadableByteChannel {
  private final ReadableByteChannel stream;
  private final long most;
  private long given;

  BoundedStream(ReadableByteChannel stream, long most) {
    this.stream = stream;
    this.most = most;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    long left = most - given;
    if (left <= 0 && target.hasRemaining()) {
      throw new DamagedStreamException("decompressed, it is longer than " + most + " bytes");
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + left));
    try {
      int read = stream.read(target);
      given += Math.max(0, read);
      return read;
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public boolean isOpen() {
    return stream.isOpen();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
