package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Looks into the folders of a spool, and puts slices there as its protocol wants it. */
final class Spools {
  /** With whatever is on its way through a spool. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String PCAP = ".pcap";
  private static final String JSON = ".json";

  private Spools() {}

  static Path incoming(Path spool) {
    return spool.resolve("incoming");
  }

  /** The captures that lie in a folder, published, by name. */
  static List<Path> published(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(PCAP))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Captures anywhere in the spool but in {@code failed}: what is not loaded yet. */
  static long waiting(Path spool) {
    return captures(spool) - captures(spool.resolve("failed"));
  }

  /** Captures in and below a folder. */
  static long captures(Path folder) {
    if (Files.notExists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().contains(PCAP)).count();
    } catch (IOException | UncheckedIOException e) {
      return Integer.MAX_VALUE; // A file went while the folder was read: ask again.
    }
  }

  /** Bytes in and below a folder. */
  static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // As above.
    }
  }

  /** Publishes a slice with its sidecar under a name, by links to the same bytes. */
  static void publish(Path capture, Path incoming, String name) throws IOException {
    link(sidecar(capture), incoming, name + JSON);
    link(capture, incoming, name + PCAP);
  }

  private static void link(Path file, Path incoming, String name) throws IOException {
    Path hidden = incoming.resolve("." + name);
    Files.createLink(hidden, file);
    Files.move(hidden, incoming.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(hidden); // rename(2) does nothing where both are the same file.
  }

  static String name(Path capture) {
    String file = capture.getFileName().toString();
    return file.substring(0, file.length() - PCAP.length());
  }

  static Path sidecar(Path capture) {
    return capture.resolveSibling(name(capture) + JSON);
  }
}
