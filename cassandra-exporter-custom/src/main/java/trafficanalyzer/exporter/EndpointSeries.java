package trafficanalyzer.exporter;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The series of one scrape: for each endpoint a counter and a gauge named after it, and the same
 * under the names that all endpoints share. Figures of different nodes are never added up: a sum
 * that falls when one node restarts would look like a reset.
 */
final class EndpointSeries {
  /** The shared names are those of an endpoint called so; its series must not appear twice. */
  private static final String SHARED = "endpoint";

  private final Map<String, CounterSnapshot.Builder> counters = new HashMap<>();
  private final Map<String, GaugeSnapshot.Builder> gauges = new HashMap<>();

  /** Adds what a node said. */
  void add(String node, EndpointWrites writes) {
    writes.counts().forEach((endpoint, count) -> addCount(endpoint, node, count));
    writes.rates().forEach((endpoint, rate) -> addRate(endpoint, node, rate));
  }

  private void addCount(String endpoint, String node, long count) {
    CounterDataPointSnapshot point =
        CounterDataPointSnapshot.builder().labels(labels(endpoint, node)).value(count).build();
    counter(SHARED).dataPoint(point);
    String name = MetricNames.of(endpoint);
    if (!name.equals(SHARED)) {
      counter(name).dataPoint(point);
    }
  }

  private void addRate(String endpoint, String node, double rate) {
    GaugeDataPointSnapshot point =
        GaugeDataPointSnapshot.builder().labels(labels(endpoint, node)).value(rate).build();
    gauge(SHARED).dataPoint(point);
    String name = MetricNames.of(endpoint);
    if (!name.equals(SHARED)) {
      gauge(name).dataPoint(point);
    }
  }

  private CounterSnapshot.Builder counter(String name) {
    return counters.computeIfAbsent(
        name,
        key ->
            CounterSnapshot.builder()
                .name(name + "_writes")
                .help("Rows written since the node's start" + where(name)));
  }

  private GaugeSnapshot.Builder gauge(String name) {
    return gauges.computeIfAbsent(
        name,
        key ->
            GaugeSnapshot.builder()
                .name(name + "_write_throughput")
                .help("Rows written a second, one-minute average" + where(name)));
  }

  private static String where(String name) {
    return name.equals(SHARED) ? ", by endpoint" : ", endpoint " + name;
  }

  private static Labels labels(String endpoint, String node) {
    return Labels.of("endpoint", endpoint, "node", node);
  }

  /** Everything added, one family a name. */
  Stream<MetricSnapshot> snapshots() {
    return Stream.concat(
        counters.values().stream().map(CounterSnapshot.Builder::build),
        gauges.values().stream().map(GaugeSnapshot.Builder::build));
  }
}
