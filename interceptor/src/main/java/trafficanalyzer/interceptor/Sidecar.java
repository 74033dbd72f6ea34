package trafficanalyzer.interceptor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is known of a slice beyond its packets; a small JSON file beside it.
 *
 * @param startedAt the slice's aligned start, ISO 8601 in UTC
 * @param linkType LINKTYPE_* of its packets
 * @param received packets that the kernel took in during the slice, null where unknown
 * @param droppedByKernel of those, packets that found no room, null where unknown
 * @param droppedByInterface packets that the hardware dropped, null where unknown
 * @param written packets in the slice; not exactly received minus dropped, as what is in the
 *     kernel's ring at the boundary goes into the next slice
 */
@JsonPropertyOrder({
  "sensor",
  "interface",
  "started_at",
  "seconds",
  "link_type",
  "filter",
  "received",
  "dropped_by_kernel",
  "dropped_by_interface",
  "written"
})
public record Sidecar(
    @JsonProperty("sensor") String sensor,
    @JsonProperty("interface") String interfaceName,
    @JsonProperty("started_at") String startedAt,
    @JsonProperty("seconds") int seconds,
    @JsonProperty("link_type") int linkType,
    @JsonProperty("filter") String filter,
    @JsonProperty("received") Long received,
    @JsonProperty("dropped_by_kernel") Long droppedByKernel,
    @JsonProperty("dropped_by_interface") Long droppedByInterface,
    @JsonProperty("written") Long written) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same, with the counts of a finished slice. */
  Sidecar finished(KernelTotals kernel, long written) {
    return new Sidecar(
        sensor,
        interfaceName,
        startedAt,
        seconds,
        linkType,
        filter,
        kernel.received(),
        kernel.droppedByKernel(),
        kernel.droppedByInterface(),
        written);
  }

  /** The same, of a recording whose process was killed: the kernel's counts went with it. */
  Sidecar recovered(long written) {
    return new Sidecar(
        sensor, interfaceName, startedAt, seconds, linkType, filter, null, null, null, written);
  }

  static Sidecar read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Sidecar.class);
  }

  /** Writes the file, without waiting for the disk. */
  void write(Path file) throws IOException {
    write(file, false);
  }

  /** Writes the file so that it is on the disk when this returns. */
  void writeAndSync(Path file) throws IOException {
    write(file, true);
  }

  private void write(Path file, boolean sync) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(this));
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (sync) {
        channel.force(true);
      }
    } catch (IOException e) {
      // Half a sidecar is worse than none.
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
