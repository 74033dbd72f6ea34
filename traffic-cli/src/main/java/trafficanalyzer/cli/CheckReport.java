package trafficanalyzer.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.packet.file.CaptureFault;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;

/** Prints what was found out about captures. */
final class CheckReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT);

  private final PrintWriter out;
  private final boolean json;

  CheckReport(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Prints one capture that was read as far as it goes. */
  void add(Path file, CaptureReader reader, CaptureHealth health) {
    if (json) {
      out.println(json(file, reader, health));
    } else {
      text(file, reader, health);
    }
    out.flush();
  }

  private void text(Path file, CaptureReader reader, CaptureHealth health) {
    out.println(
        AnalysedCapture.nameOf(file)
            + reader.fault().map(fault -> ": damaged at " + fault).orElse(": the file is whole"));
    line("format", reader.format());
    line("compression", reader.compression());
    line("frames", number(health.frames()));
    line(
        "bytes",
        number(health.capturedBytes()) + " captured of " + number(health.wireBytes()) + " sent");
    line("cut frames", number(health.cutFrames()));
    line("out of order", number(health.outOfOrder()));
    if (health.frames() > 0) {
      line("first time", time(health.earliestNanos()));
      line("last time", time(health.latestNanos()));
      line("link types", linkTypes(health));
    }
  }

  private void line(String what, String value) {
    out.printf("  %-13s %s%n", what, value);
  }

  private static String linkTypes(CaptureHealth health) {
    return health.linkTypes().entrySet().stream()
        .map(
            type ->
                "%d %s (%s)"
                    .formatted(
                        type.getKey(), LinkTypeNames.of(type.getKey()), number(type.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static ObjectNode json(Path file, CaptureReader reader, CaptureHealth health) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("file", file.toString());
    node.put("whole", reader.fault().isEmpty());
    node.put("format", reader.format());
    node.put("compression", reader.compression());
    node.put("frames", health.frames());
    node.put("captured_bytes", health.capturedBytes());
    node.put("wire_bytes", health.wireBytes());
    node.put("cut_frames", health.cutFrames());
    node.put("out_of_order", health.outOfOrder());
    if (health.frames() > 0) {
      node.put("first_time", time(health.earliestNanos()));
      node.put("last_time", time(health.latestNanos()));
    }
    health
        .linkTypes()
        .forEach(
            (type, frames) ->
                node.withArray("link_types")
                    .addObject()
                    .put("link_type", type)
                    .put("name", LinkTypeNames.of(type))
                    .put("frames", frames));
    reader.fault().ifPresent(fault -> fault(node, fault));
    return node;
  }

  private static void fault(ObjectNode node, CaptureFault fault) {
    node.putObject("fault")
        .put("frame_number", fault.frameNumber())
        .put("position", fault.position())
        .put("reason", fault.reason());
  }

  private static String time(long nanos) {
    long second = Math.floorDiv(nanos, 1_000_000_000L);
    int nano = (int) Math.floorMod(nanos, 1_000_000_000L);
    return TIME.format(LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
  }
}
