package trafficanalyzer.analysis.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.IntervalStatistics;
import trafficanalyzer.analysis.statistics.IntervalTable;
import trafficanalyzer.analysis.statistics.PortKind;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.analysis.statistics.Traffic;

/** Statistics as one JSON object. */
public final class StatisticsJson {
  private static final JsonFactory JSON = new JsonFactory();

  private StatisticsJson() {}

  /**
   * Writes it; what has no value is null.
   *
   * @param captures that were read for it; none where it was made of a state file
   */
  public static void write(
      CaptureStatistics statistics, List<AnalysedCapture> captures, int mostTalkers, Writer out)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("name", statistics.name());
      captures(captures, json);
      boolean empty = statistics.intervals().size() == 0;
      json.writeStringField("first_time", empty ? null : Times.text(statistics.firstNanos()));
      json.writeStringField("last_time", empty ? null : Times.text(statistics.lastNanos()));
      json.writeNumberField(
          "interval_seconds", Times.seconds(statistics.intervals().intervalNanos()));
      json.writeObjectFieldStart("total");
      figures(statistics.total(), json);
      json.writeEndObject();
      json.writeObjectFieldStart("distinct_ports");
      for (PortKind kind : PortKind.values()) {
        json.writeNumberField(kind.label(), statistics.ports(kind).size());
      }
      json.writeEndObject();
      json.writeFieldName("applications");
      traffic(statistics.applications(), json);
      talkers(statistics.topTalkers(mostTalkers), json);
      if (statistics.endpoints().isPresent()) {
        EndpointsTable.write(statistics.endpoints().get(), json);
      }
      intervals(statistics.intervals(), json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void captures(List<AnalysedCapture> captures, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("captures");
    for (AnalysedCapture capture : captures) {
      json.writeStartObject();
      json.writeStringField("file", capture.file().toString());
      json.writeStringField("format", capture.format());
      json.writeStringField("compression", capture.compression());
      json.writeNumberField("frames", capture.health().frames());
      json.writeNumberField("cut_frames", capture.health().cutFrames());
      json.writeNumberField("frames_without_time", capture.framesWithoutTime());
      json.writeNumberField("out_of_order", capture.health().outOfOrder());
      json.writeBooleanField("complete", capture.complete());
      json.writeStringField("fault", capture.fault().map(Object::toString).orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void intervals(IntervalTable intervals, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("intervals");
    try {
      intervals.forEachWithEmpty((index, row) -> interval(intervals, index, row, json));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    json.writeEndArray();
  }

  private static void interval(
      IntervalTable intervals, int index, IntervalStatistics row, JsonGenerator json) {
    try {
      json.writeStartObject();
      json.writeStringField("begin", Times.text(row.beginNanos()));
      json.writeNumberField("intervals", row.intervals());
      figures(row, json);
      json.writeFieldName("applications");
      traffic(index < 0 ? List.of() : intervals.applications(index), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void figures(IntervalStatistics row, JsonGenerator json) throws IOException {
    for (IntervalColumn column : IntervalColumn.values()) {
      double value = column.figure(row);
      if (column.isWhole()) {
        json.writeNumberField(column.label(), column.count(row));
      } else if (Double.isNaN(value)) {
        json.writeNullField(column.label());
      } else {
        json.writeNumberField(column.label(), value);
      }
    }
  }

  private static void traffic(List<Traffic> all, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Traffic one : all) {
      json.writeStartObject();
      json.writeStringField("name", one.name());
      json.writeNumberField("packets", one.packets());
      json.writeNumberField("bytes", one.bytes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void talkers(List<Talker> talkers, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("top_talkers");
    for (Talker talker : talkers) {
      json.writeStartObject();
      json.writeStringField("address", talker.address());
      json.writeNumberField("packets_sent", talker.packetsSent());
      json.writeNumberField("bytes_sent", talker.bytesSent());
      json.writeNumberField("packets_received", talker.packetsReceived());
      json.writeNumberField("bytes_received", talker.bytesReceived());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
