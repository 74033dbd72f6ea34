package trafficanalyzer.triggers;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The view of all meters. */
final class EndpointWritesSummary implements EndpointWritesSummaryMXBean {
  private final MetricRegistry registry;
  private final String prefix;
  private final Counter failures;

  EndpointWritesSummary(MetricRegistry registry, String prefix, Counter failures) {
    this.registry = registry;
    this.prefix = prefix;
    this.failures = failures;
  }

  @Override
  public Map<String, Long> getCounts() {
    return byEndpoint(Meter::getCount);
  }

  @Override
  public Map<String, Double> getOneMinuteRates() {
    return byEndpoint(Meter::getOneMinuteRate);
  }

  @Override
  public long getFailures() {
    return failures.getCount();
  }

  private <T> Map<String, T> byEndpoint(Function<Meter, T> value) {
    Map<String, T> values = new TreeMap<>();
    registry
        .getMeters()
        .forEach((key, meter) -> values.put(key.substring(prefix.length()), value.apply(meter)));
    return values;
  }
}
