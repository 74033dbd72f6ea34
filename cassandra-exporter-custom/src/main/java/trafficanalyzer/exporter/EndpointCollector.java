package trafficanalyzer.exporter;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks all nodes at once when Prometheus asks, and keeps nothing: what a node no longer says is no
 * longer served.
 */
final class EndpointCollector implements MultiCollector {
  private final List<NodeReader> nodes;

  EndpointCollector(List<NodeReader> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public MetricSnapshots collect() {
    long start = System.nanoTime();
    Map<NodeReader, NodeReader.Reading> readings = new LinkedHashMap<>();
    nodes.forEach(node -> readings.put(node, node.read()));

    EndpointSeries series = new EndpointSeries();
    GaugeSnapshot.Builder up =
        GaugeSnapshot.builder()
            .name("cassandra_node_up")
            .help("1 if the node answered this scrape over JMX, 0 if not");
    readings.forEach(
        (node, reading) -> {
          String label = node.node().toString();
          EndpointWrites writes = node.await(reading);
          up.dataPoint(gauge(Labels.of("node", label), writes.up() ? 1 : 0));
          series.add(label, writes);
        });

    MetricSnapshots.Builder all = MetricSnapshots.builder();
    all.metricSnapshot(up.build());
    series.snapshots().forEach(all::metricSnapshot);
    return all.metricSnapshot(duration(start)).build();
  }

  private static GaugeSnapshot duration(long start) {
    return GaugeSnapshot.builder()
        .name("traffic_exporter_scrape_duration_seconds")
        .help("How long it took to ask all nodes for this scrape")
        .dataPoint(gauge(Labels.EMPTY, (System.nanoTime() - start) / 1e9))
        .build();
  }

  private static GaugeDataPointSnapshot gauge(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
