package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.store.FlowNameRow;
import trafficanalyzer.store.HostnameRow;
import trafficanalyzer.store.PendingFramesRow;
import trafficanalyzer.store.RowWriter;
import trafficanalyzer.store.Store;

/**
 * The first reading of a slice: what names it tells. They are acknowledged before any row that may
 * carry one of them is written, so that a loader that takes over knows at least as much.
 */
final class NamesPass {
  private final Slice slice;
  private final SliceBounds bounds;
  private final Store store;
  private final RowWriter writer;
  private final Tally tally;
  private final Disorder disorder = new Disorder();
  private final Packet packet = new Packet();
  private final JournalParts observationParts = new JournalParts();
  private final JournalParts flowNameParts = new JournalParts();

  NamesPass(Slice slice, SliceBounds bounds, Store store, RowWriter writer, Tally tally) {
    this.slice = slice;
    this.bounds = bounds;
    this.store = store;
    this.writer = writer;
    this.tally = tally;
  }

  /**
   * Adds the slice's names to what is known and to Cassandra, and keeps for the next slice what
   * this one leaves half said.
   *
   * @param before the frames that the slice before this one left
   */
  void run(LearntNames names, ByteBuffer before) throws IOException, InterruptedException {
    names.begin(before);
    try (BoundedReading reading = BoundedReading.open(slice.file(), bounds)) {
      CaptureReader reader = reading.frame();
      while (reading.next()) {
        disorder.see(reader.timestampNanos());
        packet.wrap(reader);
        if (names.learn(reader, packet)) {
          write(names);
        }
      }
    }
    leave(names.end());
    writer.flushAndAwait();
  }

  private void leave(ByteBuffer pending) throws InterruptedException {
    Sidecar about = slice.about();
    writer.add(
        store
            .insertPendingFrames()
            .bind(
                new PendingFramesRow(
                    about.sensor(),
                    about.networkInterface(),
                    about.startedAt(),
                    slice.captureId(),
                    pending)));
  }

  private void write(LearntNames names) throws InterruptedException {
    String sensor = slice.about().sensor();
    for (NameObservation name : names.observations()) {
      HostnameRow row = NameJournal.row(sensor, name);
      writer.add(store.insertHostname().bind(row));
      tally.row("hostnames_by_address");
      writer.add(store.insertNameByTime().bind(row, observationParts.next(name.observedAtNanos())));
      tally.row("names_by_time");
    }
    for (FlowName name : names.flowNames()) {
      FlowNameRow row = NameJournal.row(sensor, name);
      writer.add(store.insertFlowName().bind(row, flowNameParts.next(name.observedAtNanos())));
      tally.row("flow_names");
    }
  }

  /** The latest packet time of the slice, nanoseconds since the epoch. */
  long latestNanos() {
    return disorder.newest();
  }

  /** How far the slice steps back in time. */
  long disorderNanos() {
    return disorder.nanos();
  }
}
