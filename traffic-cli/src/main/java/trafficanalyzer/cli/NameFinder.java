package trafficanalyzer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.ToldNames;

/** Fills batches with what a file tells about names, until its end or until it is interrupted. */
final class NameFinder implements Runnable {
  private static final int MOST_FRAMES = 10_000;

  /** One message may tell some thousand more. */
  private static final int MOST_NAMES = 10_000;

  private final CaptureReader reader;
  private final NameReader names;
  private final BlockingQueue<NameBatch> empty;
  private final BlockingQueue<NameBatch> filled;
  private final Packet packet = new Packet();
  private final ToldNames learnt = new ToldNames();

  /**
   * @param reader is closed at the end
   */
  NameFinder(
      CaptureReader reader,
      NameOptions options,
      BlockingQueue<NameBatch> empty,
      BlockingQueue<NameBatch> filled) {
    this.reader = reader;
    this.names = new NameReader(options, learnt);
    this.empty = empty;
    this.filled = filled;
  }

  @Override
  public void run() {
    try (reader) {
      boolean more = true;
      while (more) {
        NameBatch batch = empty.take();
        more = fill(batch);
        filled.put(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody wants more
    } catch (IOException e) {
      throw new UncheckedIOException(e); // closing a file that was only read
    }
  }

  /** Returns whether there is more. */
  private boolean fill(NameBatch batch) {
    try {
      int frames = 0;
      while (frames < MOST_FRAMES && learnt.size() < MOST_NAMES && !batch.isLast) {
        if (reader.next()) {
          packet.wrap(reader);
          names.read(packet, reader.timestampNanos());
          frames++;
        } else {
          batch.isLast = true;
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      batch.failure = e; // thrown in the thread that waits for the batch
      batch.isLast = true;
    }
    learnt.handOn(batch.names);
    batch.frames = reader.frameNumber();
    batch.timestampNanos = reader.timestampNanos();
    return !batch.isLast;
  }
}
