package trafficanalyzer.interceptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The published slices of a spool, as a loader would find them. */
public final class Slices {
  private final Path incoming;

  public Slices(Path spool) {
    this.incoming = spool.resolve("incoming");
  }

  public List<Path> files() {
    try {
      return Files.isDirectory(incoming)
          ? RecordingFolder.list(incoming).stream()
              .filter(file -> file.toString().endsWith(".pcap"))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Their sidecars; that each slice has one is part of the check. */
  public List<Sidecar> sidecars() {
    return files().stream().map(Slices::sidecar).toList();
  }

  public static Sidecar sidecar(Path pcap) {
    try {
      return Sidecar.read(
          pcap.resolveSibling(pcap.getFileName().toString().replace(".pcap", ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long written() {
    return sidecars().stream().mapToLong(Sidecar::written).sum();
  }

  public long received() {
    return sidecars().stream()
        .map(Sidecar::received)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Packets as tcpdump, which fails on a damaged file, counts them. */
  public long tcpdump() throws IOException, InterruptedException {
    long packets = 0;
    for (Path file : files()) {
      packets +=
          Shell.run("tcpdump", "-n", "-r", file.toString())
              .lines()
              .filter(line -> !line.startsWith("reading from file"))
              .filter(line -> !line.startsWith("\t"))
              .count();
    }
    return packets;
  }
}
