package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapDumper;
import org.pcap4j.core.PcapNativeException;

/** A slice while it is written: libpcap's buffered file, and the count of what is in it. */
final class Slice {
  private final SliceName name;
  private final Path pcap;
  private final Sidecar sidecar;
  private final PcapDumper dumper;
  private final RecordCounter counter;
  private long limit = Long.MAX_VALUE;
  private long bytes;
  private boolean writeFailed;

  private Slice(SliceName name, Path pcap, Sidecar sidecar, PcapDumper dumper) throws IOException {
    this.name = name;
    this.pcap = pcap;
    this.sidecar = sidecar;
    this.dumper = dumper;
    this.counter = new RecordCounter(pcap);
  }

  /**
   * Begins a slice in the folder. The sidecar is put there at once, so that all but the counts is
   * known even if this process is killed. Nothing here waits for the disk: this runs in the thread
   * that must read on.
   *
   * @throws IOException where the disk does not take it; nothing is left behind then
   */
  static Slice begin(LiveCapture capture, SliceName name, Path folder, Sidecar sidecar)
      throws IOException {
    Path pcap = unused(folder, name);
    PcapDumper dumper = null;
    try {
      sidecar.write(draft(pcap));
      dumper = capture.dumper(pcap.toString());
      return new Slice(name, pcap, sidecar, dumper);
    } catch (IOException | PcapNativeException e) {
      if (dumper != null) {
        dumper.close();
      }
      Files.deleteIfExists(pcap);
      Files.deleteIfExists(draft(pcap));
      throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
  }

  /** An interface that came back within the same ten seconds makes a second recording of them. */
  private static Path unused(Path folder, SliceName name) {
    Path pcap = folder.resolve(name + ".pcap");
    for (int number = 1; Files.exists(pcap) || Files.exists(draft(pcap)); number++) {
      pcap = folder.resolve(name + "+" + number + ".pcap");
    }
    return pcap;
  }

  private static Path draft(Path pcap) {
    return pcap.resolveSibling(pcap.getFileName().toString().replaceFirst("\\.pcap$", ".json"));
  }

  SliceName name() {
    return name;
  }

  Path pcap() {
    return pcap;
  }

  Path draft() {
    return draft(pcap);
  }

  Sidecar sidecar() {
    return sidecar;
  }

  PcapDumper dumper() {
    return dumper;
  }

  /**
   * Ends the slice at the record with which all that the kernel had taken in by then is written,
   * whatever else is written into the file.
   *
   * @return how many records that will be
   */
  synchronized long endAfterAll(InterfaceLedger ledger, KernelTotals kernel) {
    follow(ledger);
    limit = counter.records() + Math.max(0, ledger.residual(kernel));
    return limit;
  }

  synchronized long records() {
    return counter.records();
  }

  /** Flushes, and counts what has been added into the ledger. */
  synchronized void follow(InterfaceLedger ledger) {
    try {
      dumper.flush();
    } catch (PcapNativeException e) {
      writeFailed = true;
    } catch (NotOpenException e) {
      return;
    }
    try {
      count(ledger);
    } catch (IOException e) {
      writeFailed = true;
    }
  }

  private boolean count(InterfaceLedger ledger) throws IOException {
    long records = counter.records();
    boolean complete = counter.advance(limit);
    long end = counter.end() - RecordCounter.FILE_HEADER;
    ledger.wrote(counter.records() - records, end - bytes);
    bytes = end;
    return complete || counter.records() == limit;
  }

  /**
   * Ends the file behind its last complete record and brings it to the disk.
   *
   * @return false if something could not be written, so that records are missing at the end;
   *     nothing is missing before that, as libpcap writes no more once a write has failed
   */
  synchronized boolean finish(InterfaceLedger ledger) throws IOException {
    follow(ledger);
    dumper.close();
    boolean complete = count(ledger);
    counter.close();
    if (Files.size(pcap) > counter.end()) {
      try (FileChannel channel = FileChannel.open(pcap, StandardOpenOption.WRITE)) {
        channel.truncate(counter.end());
      }
    }
    return complete && !writeFailed;
  }

  /** Whether there is anything to publish; not even a header was written to a full disk. */
  boolean hasHeader() throws IOException {
    return Files.size(pcap) >= RecordCounter.FILE_HEADER;
  }

  void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(pcap, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(pcap);
    Files.deleteIfExists(draft());
  }
}
