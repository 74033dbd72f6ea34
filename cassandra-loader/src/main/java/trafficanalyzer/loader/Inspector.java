package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * Looks at what was published: whose it is and when it begins, or why it cannot be a slice. It
 * opens nothing but regular files, and reads no further than the first packet.
 */
final class Inspector {
  /** Within these the first packet is looked for. */
  private static final long LEADING_BYTES = 16 << 20;

  private final String ownSensor;

  /**
   * @param ownSensor whose a capture without a sidecar is
   */
  Inspector(String ownSensor) {
    this.ownSensor = ownSensor;
  }

  /** A capture in {@code incoming}. */
  Entry inspect(Path file) throws IOException {
    return inspect(file, Sidecar.beside(file), Optional.empty());
  }

  /** A capture that came alone; what may lie beside it is not looked at. */
  Entry inspectForeign(Path file) throws IOException {
    long bytes = requireFile(file).size();
    return new Entry(file, ownSensor, firstPacketTime(file), bytes, false);
  }

  /**
   * @param sensor whose it is, if that is known; the sidecar's or this loader's otherwise
   * @throws UnfitException and others that {@link UnfitException#reason} knows, if it is no slice
   */
  Entry inspect(Path file, Path sidecar, Optional<String> sensor) throws IOException {
    BasicFileAttributes attributes = requireFile(file);
    Optional<Sidecar> about = Sidecar.read(sidecar);
    Instant start = about.isPresent() ? about.get().startedAt() : firstPacketTime(file);
    String whose = sensor.orElse(about.map(Sidecar::sensor).orElse(ownSensor));
    return new Entry(file, whose, start, attributes.size(), false);
  }

  static BasicFileAttributes requireFile(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw new UnfitException(
          file, "is a symbolic link, and a slice is not: move or hard-link the capture itself");
    }
    if (!attributes.isRegularFile()) {
      String kind = attributes.isDirectory() ? "folder" : "device, pipe or socket";
      throw new UnfitException(file, "is a " + kind + ", expected a capture file");
    }
    return attributes;
  }

  private static Instant firstPacketTime(Path file) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file, LEADING_BYTES)) {
      if (reader.next()) {
        return Times.instant(reader.timestampNanos());
      }
      throw new UnfitException(
          file,
          reader
              .fault()
              .map(fault -> "is damaged at its first packet: " + fault)
              .orElse("holds no packet, and there is no sidecar that says when it was recorded"));
    }
  }
}
