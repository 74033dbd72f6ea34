package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the recordings of an interceptor that was killed: all records that are complete. */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int LINK_TYPE = 20;

  private final Spool spool;
  private final String sensor;

  Recovery(Spool spool, String sensor) {
    this.spool = spool;
    this.sensor = sensor;
  }

  /** Publishes every recording of the folder; returns how many. */
  int publish(Path folder) throws IOException {
    int published = 0;
    for (Path file : RecordingFolder.list(folder)) {
      if (file.getFileName().toString().endsWith(".pcap") && publishOne(file)) {
        published++;
      }
    }
    return published;
  }

  private boolean publishOne(Path pcap) throws IOException {
    String name = pcap.getFileName().toString().replaceFirst("\\.pcap$", "");
    Optional<SliceName> slice = SliceName.parse(name);
    long records = cutToCompleteRecords(pcap);
    if (records < 0 || slice.isEmpty()) {
      LOG.info("{} holds nothing that was recorded; removed", pcap);
      Files.delete(pcap);
      return false;
    }
    String published = slice.get().toString();
    Path draft = pcap.resolveSibling(name + ".json");
    if (Files.exists(draft) || !spool.publishBesideItsSidecar(published, pcap)) {
      Sidecar sidecar = sidecar(draft, slice.get(), pcap).recovered(records);
      spool.publish(published, pcap, draft, sidecar);
    }
    LOG.info("published {} of a killed interceptor: {} packets", published, records);
    return true;
  }

  private Sidecar sidecar(Path draft, SliceName name, Path pcap) throws IOException {
    if (Files.exists(draft)) {
      try {
        return Sidecar.read(draft);
      } catch (IOException e) {
        LOG.warn("{} is damaged and made again", draft);
      }
    }
    return new Sidecar(
        sensor,
        name.interfaceName(),
        name.startedAt().toString(),
        name.seconds(),
        linkType(pcap),
        "",
        null,
        null,
        null,
        null);
  }

  /** The number of complete records, -1 if not even the file's header is there. */
  static long cutToCompleteRecords(Path pcap) throws IOException {
    if (Files.size(pcap) < RecordCounter.FILE_HEADER) {
      return -1;
    }
    try (RecordCounter counter = new RecordCounter(pcap);
        FileChannel channel = FileChannel.open(pcap, StandardOpenOption.WRITE)) {
      counter.advance();
      channel.truncate(counter.end());
      channel.force(true);
      return counter.records();
    }
  }

  private static int linkType(Path pcap) throws IOException {
    try (FileChannel channel = FileChannel.open(pcap, StandardOpenOption.READ)) {
      ByteBuffer header =
          ByteBuffer.allocate(RecordCounter.FILE_HEADER).order(ByteOrder.nativeOrder());
      channel.read(header, 0);
      return header.getInt(LINK_TYPE);
    }
  }
}
