package trafficanalyzer.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;

/** Big captures out of a folder of small ones. */
public final class RealTraffic {
  private static final int LINKTYPE_ETHERNET = 1;

  private RealTraffic() {}

  /**
   * What a folder held.
   *
   * @param packets Ethernet frames
   * @param captures files that are captures
   * @param others files that are not
   */
  public record Gathered(long packets, int captures, int others) {}

  /**
   * Writes the Ethernet frames of every capture below a folder into one file, in the order of the
   * files' names. Files that are no captures are left out, and of damaged ones what follows the
   * damage: such folders hold both on purpose.
   */
  public static Gathered gather(Path folder, Path file) throws IOException {
    return gather(folder, file, new Clock());
  }

  /** The same with other distances. */
  public static Gathered gather(Path folder, Path file, Clock clock) throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(Files::isRegularFile).sorted().toList();
    }
    int others = 0;
    try (PcapWriter out = new PcapWriter(file)) {
      for (Path path : files) {
        try (CaptureReader reader = CaptureReader.open(path)) {
          copy(reader, clock, out, Long.MAX_VALUE);
        } catch (NotACaptureException e) {
          others++;
        }
      }
      return new Gathered(out.packets(), files.size() - others, others);
    }
  }

  /** Writes a capture again and again, time going on, until there are so many frames. */
  public static void repeat(Path capture, Path file, long packets) throws IOException {
    repeat(capture, file, packets, new Clock());
  }

  /** The same with other distances. */
  public static void repeat(Path capture, Path file, long packets, Clock clock) throws IOException {
    try (PcapWriter out = new PcapWriter(file)) {
      long before = -1;
      while (out.packets() < packets && out.packets() > before) {
        before = out.packets();
        try (CaptureReader reader = CaptureReader.open(capture)) {
          copy(reader, clock, out, packets);
        }
      }
    }
  }

  private static void copy(CaptureReader reader, Clock clock, PcapWriter out, long packets)
      throws IOException {
    boolean first = true;
    while (out.packets() < packets && reader.next()) {
      if (first) {
        clock.restart(reader.timestampNanos());
        first = false;
      }
      if (reader.linkType() == LINKTYPE_ETHERNET) {
        out.write(
            clock.next(reader.timestampNanos()),
            reader.buffer(),
            reader.offset(),
            reader.capturedLength(),
            reader.wireLength());
      }
    }
  }
}
