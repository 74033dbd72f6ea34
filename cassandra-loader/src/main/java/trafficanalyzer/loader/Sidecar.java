package trafficanalyzer.loader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import trafficanalyzer.packet.file.CaptureWriter;

/**
 * What the interceptor knows of a slice and the capture file cannot tell; published as JSON beside
 * it.
 *
 * @param sensor the machine that recorded
 * @param networkInterface the interface that was recorded
 * @param startedAt the slice's start by the recorder's clock
 * @param seconds how long the slice is
 * @param linkType LINKTYPE_ number
 * @param filter the BPF filter; empty for none
 * @param received packets that the kernel saw; empty where it is not known
 * @param droppedByKernel packets lost because the ring was full
 * @param droppedByInterface packets lost by the interface or its driver
 * @param written packets in the file
 */
public record Sidecar(
    String sensor,
    String networkInterface,
    Instant startedAt,
    OptionalInt seconds,
    OptionalInt linkType,
    String filter,
    OptionalLong received,
    OptionalLong droppedByKernel,
    OptionalLong droppedByInterface,
    OptionalLong written) {
  /** What stands for the interface of a capture file that came without a sidecar. */
  static final String FILE = "file";

  /** How its name ends. */
  static final String SUFFIX = ".json";

  /** Ours have some 250 bytes. */
  private static final int LONGEST = 1 << 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Describes a capture file that came alone: its start is the time of its first packet.
   *
   * @param linkType of its first packet; negative where there is none
   */
  static Sidecar foreign(String sensor, Instant startedAt, int linkType) {
    return new Sidecar(
        sensor,
        FILE,
        startedAt,
        OptionalInt.empty(),
        linkType < 0 ? OptionalInt.empty() : OptionalInt.of(linkType),
        "",
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  /**
   * Where the sidecar of a capture lies: beside it, its last extension replaced by {@code .json};
   * that of compression, which somebody may have added, does not count.
   */
  static Path beside(Path capture) {
    String name = CaptureWriter.withoutCompression(SafeName.text(capture));
    int dot = name.lastIndexOf('.');
    return capture.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + SUFFIX);
  }

  /**
   * Reads the sidecar beside a capture; empty where there is none.
   *
   * @throws DamagedSidecarException if it is there and says nothing usable
   */
  static Optional<Sidecar> of(Path capture) throws IOException {
    return read(beside(capture));
  }

  /** Reads a sidecar; empty where there is none. */
  static Optional<Sidecar> read(Path file) throws IOException {
    if (!SpoolFolders.exists(file)) {
      return Optional.empty();
    }
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() || attributes.size() > LONGEST) {
      throw new DamagedSidecarException(
          file, "expected a regular file of at most " + LONGEST + " bytes");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(parse(JSON.readTree(in)));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw new DamagedSidecarException(file, e.getMessage());
    }
  }

  private static Sidecar parse(JsonNode json) {
    return new Sidecar(
        sensor(json),
        text(json, "interface"),
        Instant.parse(text(json, "started_at")),
        integer(json, "seconds"),
        integer(json, "link_type"),
        json.path("filter").asText(""),
        count(json, "received"),
        count(json, "dropped_by_kernel"),
        count(json, "dropped_by_interface"),
        count(json, "written"));
  }

  /** Its stream has a folder and a lock of this name. */
  private static String sensor(JsonNode json) {
    String sensor = text(json, "sensor");
    if (SafeName.ofSensor(sensor).length() > SafeName.LONGEST) {
      throw new IllegalArgumentException("its \"sensor\" is too long");
    }
    return sensor;
  }

  private static String text(JsonNode json, String field) {
    String value = json.path(field).asText("");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("it has no \"" + field + "\"");
    }
    return value;
  }

  private static OptionalInt integer(JsonNode json, String field) {
    return json.path(field).isInt()
        ? OptionalInt.of(json.path(field).intValue())
        : OptionalInt.empty();
  }

  private static OptionalLong count(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber()) {
      return OptionalLong.empty();
    }
    if (!value.canConvertToLong() || value.longValue() < 0) {
      throw new IllegalArgumentException("\"" + field + "\" is " + value);
    }
    return OptionalLong.of(value.longValue());
  }
}
