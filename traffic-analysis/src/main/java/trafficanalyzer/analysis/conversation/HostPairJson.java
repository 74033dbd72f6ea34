package trafficanalyzer.analysis.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes pairs of hosts, each as an object. */
final class HostPairJson {
  private final JsonGenerator json;

  HostPairJson(JsonGenerator json) {
    this.json = json;
  }

  void write(PacketStatistics statistics, HostPair pair) throws IOException {
    json.writeStartObject();
    json.writeStringField("A", pair.a());
    json.writeStringField("B", pair.b());
    json.writeNumberField("count", pair.conversations());
    json.writeArrayFieldStart("applications");
    for (String application : statistics.applications(pair)) {
      json.writeString(application);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("start_times");
    for (long start : pair.starts()) {
      StatisticsJson.time(json, start);
    }
    json.writeEndArray();
    json.writeNumberField("start_times_left_out", pair.startsLeftOut());
    intervals(statistics.intervals(pair));
    json.writeNumberField("bytes", pair.bytes());
    json.writeNumberField("packets_AB", pair.packetsFromA());
    json.writeNumberField("bytes_AB", pair.bytesFromA());
    json.writeNumberField("packets_BA", pair.packetsFromB());
    json.writeNumberField("bytes_BA", pair.bytesFromB());
    json.writeNumberField("bad_packet_count", pair.badPackets());
    json.writeNumberField("bytes_bad", pair.badBytes());
    json.writeNumberField("retransmit_count", pair.retransmissions());
    json.writeNumberField("retransmit_bytes", pair.retransmittedBytes());
    numberField("repeat_mean", pair.repeatMean());
    numberField("repeat_stdev", pair.repeatDeviation());
    json.writeEndObject();
  }

  /** By application and size; the one figure of each way, and its statistics beside it. */
  private void intervals(List<PacketIntervals> all) throws IOException {
    json.writeObjectFieldStart("packet_intervals");
    String application = null;
    for (PacketIntervals each : all) {
      if (!each.application().equals(application)) {
        if (application != null) {
          json.writeEndObject();
        }
        application = each.application();
        json.writeObjectFieldStart(application);
      }
      json.writeObjectFieldStart(Integer.toString(each.size()));
      numberField("AB_intervals", each.meanFromA());
      numberField("BA_intervals", each.meanFromB());
      gaps("AB", each.packetsFromA(), each.meanFromA(), each.deviationFromA());
      gaps("BA", each.packetsFromB(), each.meanFromB(), each.deviationFromB());
      json.writeEndObject();
    }
    if (application != null) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void gaps(String name, long packets, double mean, double deviation) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("packets", packets);
    json.writeNumberField("count", Math.max(0, packets - 1));
    numberField("mean", mean);
    numberField("stdev", deviation);
    json.writeEndObject();
  }

  private void numberField(String name, double value) throws IOException {
    json.writeFieldName(name);
    StatisticsJson.number(json, value);
  }
}
