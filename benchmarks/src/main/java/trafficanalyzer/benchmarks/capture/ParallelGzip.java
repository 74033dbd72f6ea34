package trafficanalyzer.benchmarks.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One member of gzip (RFC 1952), as {@code gzip} writes it, compressed by as many threads as there
 * are cores: chunks that end at a byte's boundary follow each other, as pigz does it.
 */
final class ParallelGzip extends OutputStream {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int AHEAD = 8;

  /** RFC 1952, section 2.3: deflate, no flags, no time, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** The last block, with nothing in it: RFC 1951, section 3.2.6. */
  private static final byte[] LAST_BLOCK = {3, 0};

  private final OutputStream out;
  private final ExecutorService compressors =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Queue<Future<ByteBuffer>> ahead = new ArrayDeque<>();
  private final CRC32 crc = new CRC32();
  private byte[] chunk = new byte[CHUNK_BYTES];
  private int filled;
  private long length;

  ParallelGzip(OutputStream out) throws IOException {
    this.out = out;
    out.write(HEADER);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b});
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    crc.update(bytes, offset, count);
    length += count;
    for (int at = offset, end = offset + count; at < end; ) {
      int part = Math.min(end - at, CHUNK_BYTES - filled);
      System.arraycopy(bytes, at, chunk, filled, part);
      filled += part;
      at += part;
      if (filled == CHUNK_BYTES) {
        compressChunk();
      }
    }
  }

  private void compressChunk() throws IOException {
    byte[] full = chunk;
    int count = filled;
    chunk = new byte[CHUNK_BYTES];
    filled = 0;
    ahead.add(compressors.submit(() -> compress(full, count)));
    if (ahead.size() > AHEAD) {
      writeOldest();
    }
  }

  /** Raw deflate without a last block; the fastest level, as what is measured is reading it. */
  private static ByteBuffer compress(byte[] bytes, int count) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes, 0, count);
      byte[] compressed = new byte[count + count / 100 + 64];
      int size = 0;
      for (int more; (more = deflate(deflater, compressed, size)) > 0; size += more) {
        if (size + more == compressed.length) {
          compressed = Arrays.copyOf(compressed, 2 * compressed.length);
        }
      }
      return ByteBuffer.wrap(compressed, 0, size);
    } finally {
      deflater.end();
    }
  }

  private static int deflate(Deflater deflater, byte[] into, int at) {
    return deflater.deflate(into, at, into.length - at, Deflater.SYNC_FLUSH);
  }

  private void writeOldest() throws IOException {
    try {
      ByteBuffer compressed = ahead.remove().get();
      out.write(compressed.array(), 0, compressed.limit());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compressing", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot compress: " + e.getCause(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      compressChunk();
      while (!ahead.isEmpty()) {
        writeOldest();
      }
      out.write(LAST_BLOCK);
      ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      out.write(trailer.putInt((int) crc.getValue()).putInt((int) length).array());
    } finally {
      compressors.shutdownNow();
    }
  }
}
