package trafficanalyzer.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameSink;

/**
 * Reads a file for names, some way ahead of who reads it for packets: a connection's own name comes
 * after its first packets. Names of the whole file need not be held at once then, so that memory
 * does not grow with it.
 *
 * <p>A thread of its own finds the names; they are handed on in the thread that asks, at the same
 * packets each time, so that a file always gets the same names.
 */
final class NamesAhead implements AutoCloseable {
  /** By then a client has said what it wants, or never will. */
  private static final long AHEAD_NANOS = 60_000_000_000L;

  /** How often names are handed on. */
  private static final long FRAMES_AT_ONCE = 10_000;

  /** Timestamps may lie: some way ahead whatever they say, and not too far. */
  private static final long LEAST_FRAMES = 2 * FRAMES_AT_ONCE;

  private static final long MOST_FRAMES = 1_000_000;

  /** Names that were told ahead must not push out those that are needed now. */
  private static final long MOST_NAMES = 20_000;

  /** Batches that are filled, handed on, or wait for it. */
  private static final int BATCHES = 6;

  private final NameSink sink;
  private final BlockingQueue<NameBatch> filled = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<NameBatch> empty = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;

  /** Of each batch that is ahead: its last frame, and how many names it told. */
  private final ArrayDeque<long[]> ahead = new ArrayDeque<>();

  private long namesAhead;
  private long frames;
  private long timestampNanos;
  private boolean isAtEnd;

  /**
   * @param sink is told the names
   */
  NamesAhead(Path file, NameOptions options, NameSink sink) throws IOException {
    this.sink = sink;
    for (int i = 0; i < BATCHES; i++) {
      empty.add(new NameBatch());
    }
    thread =
        new Thread(new NameFinder(CaptureReader.open(file), options, empty, filled), "names-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Hands on what is needed for a packet; packets come in the order of the capture.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  void of(Frame packet) {
    if (isAtEnd || packet.frameNumber() % FRAMES_AT_ONCE != 1) {
      return;
    }
    long first = packet.frameNumber();
    long wanted = packet.timestampNanos() + 2 * AHEAD_NANOS; // of the next ones, too
    while (!ahead.isEmpty() && ahead.element()[0] < first) {
      namesAhead -= ahead.remove()[1];
    }
    while (!isAtEnd
        && (frames < first + LEAST_FRAMES
            || timestampNanos - wanted < 0
                && frames < first + MOST_FRAMES
                && namesAhead < MOST_NAMES)) {
      handOn();
    }
  }

  private void handOn() {
    try {
      NameBatch batch = filled.take();
      batch.throwFailure();
      ahead.add(new long[] {batch.frames, batch.names.names()});
      namesAhead += batch.names.names();
      batch.names.handOn(sink);
      frames = batch.frames;
      timestampNanos = batch.timestampNanos;
      isAtEnd = batch.isLast;
      empty.put(batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
