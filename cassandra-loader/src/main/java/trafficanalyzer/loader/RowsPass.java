package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.store.RowWriter;
import trafficanalyzer.store.Store;

/**
 * The second reading of a slice: a row for every packet, in {@code packets} or {@code
 * other_frames}, and the roll-ups. A capture with more roll-up keys than may be held at once is
 * read again for the rest of them; its packets' rows are written the first time only.
 */
final class RowsPass {
  /** {@code packet_number} has 31 bits. */
  private static final String FRAME_NUMBER = "frame-number";

  private static final int TELL_EVERY = 1024;

  private final SliceBounds bounds;
  private final NameTable names;
  private final ByteBuffer before;
  private final long latestNanos;
  private final Store store;
  private final RowWriter writer;
  private final RowMapper rows;
  private final RollUpRows rollUpRows;
  private final Tally tally;
  private final Packet packet = new Packet();

  /**
   * @param before the frames that the slice before this one left
   * @param latestNanos the latest packet time of the slice
   */
  RowsPass(
      Slice slice,
      SliceBounds bounds,
      NameTable names,
      ByteBuffer before,
      long latestNanos,
      Store store,
      RowWriter writer,
      Tally tally) {
    this.bounds = bounds;
    this.names = names;
    this.before = before;
    this.latestNanos = latestNanos;
    this.store = store;
    this.writer = writer;
    this.rows = new RowMapper(slice.captureId());
    this.rollUpRows = new RollUpRows(slice.captureId(), store, writer, tally);
    this.tally = tally;
  }

  /**
   * Hands everything to the writer.
   *
   * @param disorderNanos how far the slice steps back in time
   * @param limit how many roll-up sums are held at once
   */
  void run(Slice slice, long disorderNanos, int limit, Progress progress)
      throws IOException, InterruptedException {
    Deque<Share> shares = new ArrayDeque<>(List.of(Share.ALL));
    for (boolean first = true; !shares.isEmpty(); first = false) {
      Share share = shares.remove();
      RollUps rollUps = new RollUps(limit, share, disorderNanos, rollUpRows);
      try (BoundedReading reading = BoundedReading.open(slice.file(), bounds)) {
        read(reading, rollUps, first, progress);
      }
      rollUps.finish();
      shares.addAll(share.othersOf(rollUps.share()));
    }
  }

  private void read(BoundedReading reading, RollUps rollUps, boolean first, Progress progress)
      throws IOException, InterruptedException {
    // Each reading names the same packets the same: nothing is taken over from another one.
    names.restart(latestNanos);
    Defragmenter fragments = fragmentsBefore();
    CaptureReader frame = reading.frame();
    while (reading.next()) {
      packet.wrap(frame);
      if (packet.isFragment()) {
        fragments.put(packet, frame.timestampNanos()); // tells it its flow's ports
      }
      boolean named = packet.hasIp() && names.find(packet, frame.timestampNanos());
      if (first) {
        row(frame, named);
      }
      if (packet.hasIp()) {
        sumUp(frame, named, rollUps);
      }
      if (frame.frameNumber() % TELL_EVERY == 0) {
        tell(frame, progress);
      }
    }
    tell(frame, progress);
    reading.fault().ifPresent(tally::fault);
  }

  /** A datagram whose first fragment came in the slice before tells later ones their ports. */
  private Defragmenter fragmentsBefore() {
    Defragmenter fragments = new Defragmenter();
    PendingFrames.read(
        before,
        (frame, fragment) -> {
          if (fragment.isFragment()) {
            fragments.put(fragment, frame.timestampNanos());
          }
        });
    return fragments;
  }

  private void row(CaptureReader frame, boolean named) throws InterruptedException {
    tally.read(frame.timestampNanos());
    if (frame.frameNumber() > Integer.MAX_VALUE) {
      tally.rejected(FRAME_NUMBER, 1);
    } else if (packet.hasIp()) {
      writer.add(store.insertPacket().bind(rows.packet(frame, packet, named ? names : null)));
      tally.packetRow(named);
    } else {
      writer.add(store.insertOtherFrame().bind(rows.otherFrame(frame, packet)));
      tally.otherFrameRow();
    }
  }

  private void sumUp(CaptureReader frame, boolean named, RollUps rollUps)
      throws InterruptedException {
    rollUps.add(
        frame.timestampNanos(),
        packet.destinationHigh(),
        packet.destinationLow(),
        packet.destinationPort(),
        named ? names.endpoint() : null,
        frame.wireLength());
  }

  private void tell(CaptureReader frame, Progress progress) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("told to stop");
    }
    progress.at(tally.packets(), frame.position(), frame.size());
  }
}
