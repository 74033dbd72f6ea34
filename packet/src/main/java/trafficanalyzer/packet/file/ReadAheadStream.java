package trafficanalyzer.packet.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Reads a stream in a thread of its own, some buffers ahead of who asks for it: so a capture is
 * decompressed while its packets are looked at. What goes wrong there is thrown here, after all
 * that was read before.
 */
final class ReadAheadStream implements ReadableByteChannel {
  /** One is filled and one emptied; the others keep both sides at work when one is late. */
  private static final int BUFFERS = 4;

  private static final int BUFFER_BYTES = 1 << 18;

  private static final class Portion {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private long position;
    private boolean last;
    private Throwable failure;
  }

  private final ReadableByteChannel stream;
  private final LongSupplier position;
  private final BlockingQueue<Portion> filled = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Portion> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final Thread thread = new Thread(this::readAhead, "read-ahead");
  private Portion current = new Portion();
  private BooleanSupplier beforeWaiting = () -> true;
  private boolean open = true;

  /**
   * @param stream is left to this, and closed with it
   * @param position of the stream below, asked in the thread
   */
  ReadAheadStream(ReadableByteChannel stream, LongSupplier position) {
    this.stream = stream;
    this.position = position;
    for (int i = 1; i < BUFFERS; i++) {
      empty.add(new Portion());
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** Where the stream below was when what was read last had been read. */
  long position() {
    return current.position;
  }

  /** What to do each time before the thread is waited for; the stream ends where that is false. */
  void beforeWaiting(BooleanSupplier action) {
    beforeWaiting = action;
  }

  private void readAhead() {
    try {
      boolean more = true;
      while (more) {
        Portion portion = empty.take();
        fill(portion);
        more = !portion.last;
        filled.put(portion);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody wants more
    }
  }

  private void fill(Portion portion) {
    portion.bytes.clear();
    try {
      // Whole portions, unless the end comes before; but of a slow stream what there is.
      portion.last = stream.read(portion.bytes) < 0;
    } catch (IOException | RuntimeException | Error e) {
      portion.failure = e;
      portion.last = true;
    }
    portion.bytes.flip();
    portion.position = position.getAsLong();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!target.hasRemaining()) {
      return 0;
    }
    while (!current.bytes.hasRemaining()) {
      if (current.last) {
        throwFailure();
        return -1;
      }
      next();
    }
    int bytes = Math.min(target.remaining(), current.bytes.remaining());
    int end = current.bytes.limit();
    target.put(current.bytes.limit(current.bytes.position() + bytes));
    current.bytes.limit(end);
    return bytes;
  }

  private void next() throws IOException {
    try {
      Portion next = filled.poll();
      if (next == null) {
        if (!beforeWaiting.getAsBoolean()) {
          current.last = true;
          return;
        }
        next = filled.take();
      }
      empty.put(current);
      current = next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void throwFailure() throws IOException {
    if (current.failure instanceof DamagedStreamException damage) {
      throw damage;
    }
    if (current.failure != null) {
      throw new IOException(current.failure.getMessage(), current.failure);
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Ends the thread first: what it reads may lie beside the heap. */
  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    stream.close();
  }
}
