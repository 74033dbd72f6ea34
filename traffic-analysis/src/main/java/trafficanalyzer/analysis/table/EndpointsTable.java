package trafficanalyzer.analysis.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.EndpointTraffic;

/** Packets and bytes of each hostname in each interval in which it occurs, as TSV and as JSON. */
final class EndpointsTable {
  private EndpointsTable() {}

  private record Row(EndpointTraffic.Interval interval, String name) {
    static final Comparator<Row> ORDER =
        Comparator.comparingLong((Row row) -> row.interval.beginNanos())
            .thenComparing(Comparator.comparingLong((Row row) -> row.interval.bytes()).reversed())
            .thenComparing(Row::name);
  }

  /** A line for each, in the order of time, those with most bytes first. */
  static void write(EndpointCounts counts, Writer out) throws IOException {
    out.write("begin\tendpoint\tpackets\tbytes\n");
    List<Row> rows = new ArrayList<>();
    for (EndpointTraffic endpoint : counts.endpoints()) {
      endpoint.intervals().forEach(interval -> rows.add(new Row(interval, endpoint.name())));
    }
    rows.sort(Row.ORDER);
    for (Row row : rows) {
      out.write(Times.text(row.interval().beginNanos()));
      out.write('\t');
      out.write(row.name());
      out.write("\t" + row.interval().packets() + '\t' + row.interval().bytes() + '\n');
    }
  }

  /** An array of objects, each with an array of its intervals, and what is not in it. */
  static void write(EndpointCounts counts, JsonGenerator json) throws IOException {
    json.writeNumberField("endpoints_in_other", counts.others());
    json.writeNumberField("endpoint_packets_left_out", counts.packetsLeftOut());
    json.writeArrayFieldStart("endpoints");
    for (EndpointTraffic endpoint : counts.endpoints()) {
      json.writeStartObject();
      json.writeStringField("name", endpoint.name());
      json.writeNumberField("packets", endpoint.packets());
      json.writeNumberField("bytes", endpoint.bytes());
      json.writeArrayFieldStart("intervals");
      for (EndpointTraffic.Interval interval : endpoint.intervals()) {
        json.writeStartObject();
        json.writeStringField("begin", Times.text(interval.beginNanos()));
        json.writeNumberField("packets", interval.packets());
        json.writeNumberField("bytes", interval.bytes());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
