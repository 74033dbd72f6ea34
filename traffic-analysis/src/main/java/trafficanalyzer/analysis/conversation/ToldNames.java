package trafficanalyzer.analysis.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameSource;

/** Counts the names that DNS, TLS, QUIC and HTTP told, and hands them on. */
final class ToldNames implements NameSink {
  private final NameSink sink;
  private final int most;
  private final Map<NameSource, Map<String, long[]>> counts = new EnumMap<>(NameSource.class);
  private long leftOut;

  /**
   * @param most names that are counted of each source
   */
  ToldNames(NameSink sink, int most) {
    this.sink = sink;
    this.most = most;
  }

  @Override
  public void add(NameObservation observation) {
    if (observation.position() == 0) { // an answer with several addresses tells one name
      count(observation.source(), observation.hostname());
    }
    sink.add(observation);
  }

  @Override
  public void add(FlowName name) {
    count(name.source(), name.hostname());
    sink.add(name);
  }

  @Override
  public void begins(FiveTuple tuple, long timestampNanos) {
    sink.begins(tuple, timestampNanos);
  }

  private void count(NameSource source, String name) {
    Map<String, long[]> names = counts.computeIfAbsent(source, key -> new HashMap<>());
    long[] count = names.get(name);
    if (count == null) {
      if (names.size() == most) {
        leftOut++;
        return;
      }
      count = new long[1];
      names.put(name, count);
    }
    count[0]++;
  }

  /** How often a name was told that there was no room for. */
  long leftOut() {
    return leftOut;
  }

  /** All names, by source, those that were told most often first. */
  List<NameCount> all() {
    List<NameCount> all = new ArrayList<>();
    counts.forEach(
        (source, names) ->
            names.forEach((name, count) -> all.add(new NameCount(source, name, count[0]))));
    all.sort(
        Comparator.comparing(NameCount::source)
            .thenComparing(Comparator.comparingLong(NameCount::count).reversed())
            .thenComparing(NameCount::name));
    return all;
  }
}
