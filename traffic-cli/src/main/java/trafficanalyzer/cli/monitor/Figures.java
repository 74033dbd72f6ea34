package trafficanalyzer.cli.monitor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.monitor.MetricsText.Sample;

/**
 * What the services' metrics said at one moment.
 *
 * @param packets captured since the interceptor started
 * @param dropped by the kernel, the interface or a full disk since then
 * @param rows stored in {@code packets} and {@code other_frames} since the loader started
 * @param spoolSlices published and not yet loaded
 * @param spoolBytes their size
 * @param failed slices that could not be read to their end
 * @param residual packets that no counter accounts for
 * @param named the endpoint with the most rows since the node started; empty before the first
 * @param endpoints rows a second of each endpoint over the last minute, the greatest first
 */
public record Figures(
    double packets,
    double dropped,
    double rows,
    double spoolSlices,
    double spoolBytes,
    double failed,
    double residual,
    String named,
    Map<String, Double> endpoints) {

  /** Asks the interceptor, the loader and the exporter; one that does not answer counts nothing. */
  public static Figures of(Instance instance) {
    MetricsText interceptor = metrics(instance, "interceptor");
    MetricsText loader = metrics(instance, "loader");
    MetricsText exporter = metrics(instance, "exporter");
    return new Figures(
        sum(interceptor, "traffic_interceptor_packets_received_total"),
        sum(interceptor, "traffic_interceptor_packets_dropped_total")
            + sum(interceptor, "traffic_interceptor_packets_lost_total"),
        packetRows(loader),
        sum(loader, "traffic_loader_spool_slices"),
        sum(loader, "traffic_loader_spool_bytes"),
        sum(loader, "traffic_loader_slices_failed_total"),
        sum(loader, "traffic_loader_residual_packets"),
        named(exporter),
        endpoints(exporter));
  }

  /** The first few endpoints, such as {@code hahaha.com 12.0/s}. */
  public List<String> top(int count) {
    return endpoints.entrySet().stream()
        .limit(count)
        .map(entry -> String.format("%s %.1f/s", entry.getKey(), entry.getValue()))
        .toList();
  }

  private static MetricsText metrics(Instance instance, String member) {
    return instance
        .member(member)
        .filter(Instance.Member::alive)
        .flatMap(m -> Http.get("http://" + m.address() + "/metrics"))
        .filter(answer -> answer.status() == 200)
        .map(answer -> MetricsText.parse(answer.body()))
        .orElseGet(MetricsText::none);
  }

  private static double sum(MetricsText metrics, String name) {
    return metrics.sum(name).orElse(0.0);
  }

  private static double packetRows(MetricsText loader) {
    return loader.samples("traffic_loader_rows_stored_total").stream()
        .filter(s -> List.of("packets", "other_frames").contains(s.label("table")))
        .mapToDouble(Sample::value)
        .sum();
  }

  private static String named(MetricsText exporter) {
    return exporter.samples("endpoint_writes_total").stream()
        .filter(s -> s.value() > 0 && s.label("endpoint").contains("."))
        .max(Comparator.comparingDouble(Sample::value))
        .map(s -> s.label("endpoint"))
        .orElse("");
  }

  private static Map<String, Double> endpoints(MetricsText exporter) {
    return exporter.samples("endpoint_write_throughput").stream()
        .collect(
            Collectors.groupingBy(
                s -> s.label("endpoint"), Collectors.summingDouble(Sample::value)))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() >= 0.05)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }
}
