package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * One capture file to load, and what is known about it.
 *
 * @param file the capture
 * @param about the sidecar's content, or what stands for it
 * @param captureId its identity, see {@link CaptureId}
 */
public record Slice(Path file, Sidecar about, UUID captureId) {
  /** How the name of a sidecar ends that is all that is left of its slice. */
  private static final String SHED = ".shed" + Sidecar.SUFFIX;

  /**
   * Opens a capture with the sidecar beside it.
   *
   * @param sensor whose capture it is where no sidecar says so
   * @throws IOException if capture or sidecar cannot be read
   */
  static Slice open(Path file, String sensor) throws IOException {
    requireFile(file);
    Optional<Sidecar> sidecar = Sidecar.of(file);
    return of(file, sidecar.isPresent() ? sidecar.get() : foreign(file, sensor));
  }

  /** Opens a capture that is somebody else's: a sidecar that makes no sense need not be ours. */
  static Slice openTheirs(Path file, String sensor) throws IOException {
    try {
      return open(file, sensor);
    } catch (DamagedSidecarException e) {
      return openForeign(file, sensor);
    }
  }

  /** A capture file that came alone; what may lie beside it is not looked at. */
  static Slice openForeign(Path file, String sensor) throws IOException {
    requireFile(file);
    return of(file, foreign(file, sensor));
  }

  /** Whether this is the mark of a slice that was deleted unread, as the spool was full. */
  static boolean isShed(Path file) {
    return file.getFileName().toString().endsWith(SHED);
  }

  private static Slice of(Path file, Sidecar about) throws IOException {
    return new Slice(file, about, CaptureId.of(about, file));
  }

  private static Sidecar foreign(Path file, String sensor) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file)) {
      return Sidecar.foreign(sensor, firstPacketTime(reader), reader.linkType());
    }
  }

  /** When the first packet of a capture was seen; the epoch where it has none. */
  static Instant firstPacketTime(Path file) throws IOException {
    requireFile(file);
    try (CaptureReader reader = CaptureReader.open(file)) {
      return firstPacketTime(reader);
    }
  }

  /** Opening a pipe would wait for somebody to write into it. */
  private static void requireFile(Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new IOException(file + " is not a regular file");
    }
  }

  // The start is part of the identity, so it must come from the content alone.
  private static Instant firstPacketTime(CaptureReader reader) throws IOException {
    return reader.next() ? Times.instant(reader.timestampNanos()) : Instant.EPOCH;
  }
}
