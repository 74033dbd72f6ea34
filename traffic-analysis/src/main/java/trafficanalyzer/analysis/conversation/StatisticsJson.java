package trafficanalyzer.analysis.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import trafficanalyzer.analysis.conversation.tcp.Oddity;
import trafficanalyzer.analysis.statistics.Talker;

/** Writes what {@link PacketStatistics} tells as fields of an object that is open. */
final class StatisticsJson {
  private static final int NANO_DIGITS = 9;

  private final JsonGenerator json;

  StatisticsJson(JsonGenerator json) {
    this.json = json;
  }

  void write(PacketStatistics statistics) throws IOException {
    totals(statistics);
    json.writeArrayFieldStart("host_pairs");
    HostPairJson pairs = new HostPairJson(json);
    for (HostPair pair : statistics.pairs()) {
      line();
      pairs.write(statistics, pair);
    }
    json.writeEndArray();
    applications(statistics);
    packetSizes(statistics.packetSizes());
    endpoints(statistics.endpoints());
    hierarchy(statistics.hierarchy());
    io(statistics);
    names(statistics.names());
    leftOut(statistics.leftOut());
  }

  private void totals(PacketStatistics statistics) throws IOException {
    line();
    json.writeNumberField("packets", statistics.packets());
    json.writeNumberField("bytes", statistics.bytes());
    boolean empty = statistics.packets() == 0;
    json.writeFieldName("first_time");
    timeOrNull(statistics.firstNanos(), empty);
    json.writeFieldName("last_time");
    timeOrNull(statistics.lastNanos(), empty);
    json.writeNumberField("duration", statistics.duration());
    json.writeNumberField("conversation_count", statistics.conversations());
    json.writeNumberField("unique_host_pairs", statistics.pairs().size());
    json.writeObjectFieldStart("unhandled");
    for (Map.Entry<String, Long> each : statistics.unhandled().entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("tcp_analysis");
    for (Map.Entry<Oddity, Long> each : statistics.oddities().entrySet()) {
      json.writeNumberField(each.getKey().label(), each.getValue());
    }
    json.writeEndObject();
  }

  private void applications(PacketStatistics statistics) throws IOException {
    line();
    json.writeObjectFieldStart("applications");
    for (ApplicationTraffic each : statistics.applications()) {
      line();
      json.writeObjectFieldStart(each.label());
      json.writeNumberField("packets", each.packets());
      json.writeNumberField("bytes", each.bytes());
      json.writeNumberField("bad_packet_count", each.badPackets());
      json.writeNumberField("bytes_bad", each.badBytes());
      json.writeFieldName("step");
      time(json, each.stepNanos());
      json.writeArrayFieldStart("data_series");
      each.forEachPoint((nanos, good, bad) -> point(nanos, good + bad));
      json.writeEndArray();
      json.writeArrayFieldStart("data_series_good");
      each.forEachPoint((nanos, good, bad) -> pointIfAny(nanos, good));
      json.writeEndArray();
      json.writeArrayFieldStart("data_series_bad");
      each.forEachPoint((nanos, good, bad) -> pointIfAny(nanos, bad));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void pointIfAny(long nanos, long bytes) {
    if (bytes > 0) {
      point(nanos, bytes);
    }
  }

  private void point(long nanos, long... counts) {
    try {
      json.writeStartArray();
      time(json, nanos);
      for (long count : counts) {
        json.writeNumber(count);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void packetSizes(SortedMap<String, SortedMap<Integer, Long>> all) throws IOException {
    line();
    json.writeObjectFieldStart("packet_sizes");
    for (Map.Entry<String, SortedMap<Integer, Long>> each : all.entrySet()) {
      line();
      json.writeObjectFieldStart(each.getKey());
      for (Map.Entry<Integer, Long> size : each.getValue().entrySet()) {
        json.writeNumberField(Integer.toString(size.getKey()), size.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void endpoints(List<Talker> all) throws IOException {
    line();
    json.writeArrayFieldStart("endpoints");
    for (Talker each : all) {
      line();
      json.writeStartObject();
      json.writeStringField("address", each.address());
      json.writeNumberField("packets_sent", each.packetsSent());
      json.writeNumberField("bytes_sent", each.bytesSent());
      json.writeNumberField("packets_received", each.packetsReceived());
      json.writeNumberField("bytes_received", each.bytesReceived());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void hierarchy(List<ProtocolTraffic> all) throws IOException {
    line();
    json.writeArrayFieldStart("hierarchy");
    for (ProtocolTraffic each : all) {
      line();
      json.writeStartObject();
      json.writeStringField("path", String.join(":", each.path()));
      json.writeNumberField("packets", each.packets());
      json.writeNumberField("bytes", each.bytes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Time, packets and bytes. */
  private void io(PacketStatistics statistics) throws IOException {
    line();
    json.writeNumberField("io_step", statistics.stepSeconds());
    json.writeArrayFieldStart("io");
    statistics.forEachStep(this::point);
    json.writeEndArray();
  }

  private void names(List<NameCount> all) throws IOException {
    line();
    json.writeArrayFieldStart("names");
    for (NameCount each : all) {
      line();
      json.writeStartObject();
      json.writeStringField("source", each.source().label());
      json.writeStringField("name", each.name());
      json.writeNumberField("count", each.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void leftOut(LeftOut leftOut) throws IOException {
    line();
    json.writeObjectFieldStart("left_out");
    json.writeNumberField("filtered_packets", leftOut.filtered());
    json.writeNumberField("local_packets", leftOut.localPackets());
    json.writeNumberField("local_bytes", leftOut.localBytes());
    json.writeNumberField("parted_conversations", leftOut.partedConversations());
    json.writeNumberField("conversations_without_pair", leftOut.conversationsWithoutPair());
    json.writeNumberField("packets_without_intervals", leftOut.packetsWithoutGroup());
    json.writeNumberField("start_times", leftOut.starts());
    json.writeNumberField("names", leftOut.names());
    json.writeEndObject();
  }

  /** Long arrays are easier to look at line by line. */
  private void line() throws IOException {
    json.writeRaw('\n');
  }

  /** Writes null for what is not a number. */
  static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  private void timeOrNull(long nanos, boolean none) throws IOException {
    if (none) {
      json.writeNull();
    } else {
      time(json, nanos);
    }
  }

  /** Writes seconds, with all nanoseconds: a double would lose the last hundred. */
  static void time(JsonGenerator json, long nanos) throws IOException {
    json.writeNumber(BigDecimal.valueOf(nanos, NANO_DIGITS));
  }
}
