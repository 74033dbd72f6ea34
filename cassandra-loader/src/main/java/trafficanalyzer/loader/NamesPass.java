package trafficanalyzer.loader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.CaptureReader;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.DnsAnswers;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.store.BatchWriter;
import trafficanalyzer.store.HostnameRow;
import trafficanalyzer.store.Store;

/**
 * The first reading of a slice: what names it tells. They are acknowledged before any row that may
 * carry one of them is written, so that a loader that takes over knows at least as much.
 */
final class NamesPass {
  private final Slice slice;
  private final Store store;
  private final BatchWriter writer;
  private final Tally tally;
  private final Disorder disorder = new Disorder();
  private final Packet packet = new Packet();
  private final DnsAnswers answers = new DnsAnswers();
  private final List<NameObservation> found = new ArrayList<>();

  NamesPass(Slice slice, Store store, BatchWriter writer, Tally tally) {
    this.slice = slice;
    this.store = store;
    this.writer = writer;
    this.tally = tally;
  }

  /** Adds the slice's names to the table and to Cassandra. */
  void run(NameTable table) throws IOException, InterruptedException {
    try (CaptureReader reader = CaptureReader.open(slice.file())) {
      while (reader.next()) {
        disorder.see(reader.timestampNanos());
        packet.wrap(reader);
        answers.read(packet, reader.timestampNanos(), found::add);
        if (!found.isEmpty()) {
          keep(table);
        }
      }
    }
    writer.flushAndAwait();
  }

  /** How far the slice steps back in time. */
  long disorderNanos() {
    return disorder.nanos();
  }

  private void keep(NameTable table) throws InterruptedException {
    for (NameObservation name : found) {
      table.add(name);
      HostnameRow row =
          new HostnameRow(
              slice.about().sensor(),
              name.address(),
              name.observedAtNanos(),
              name.client(),
              name.hostname(),
              name.source().label());
      writer.add(store.insertHostname().bind(row));
      tally.row("hostnames_by_address");
      writer.add(store.insertNameByHour().bind(row));
      tally.row("names_by_hour");
    }
    found.clear();
  }
}
