package trafficanalyzer.triggers;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.SharedMetricRegistries;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.MBeanServer;

/**
 * One meter an endpoint, up to a cap, and two for the rest: {@value #OTHER} beyond the cap and
 * {@value #UNRESOLVED} for rows without an endpoint. A meter gets its MBean when it is made.
 *
 * <p>The meters are kept in a registry that outlives this class: {@code nodetool reloadtriggers}
 * loads it anew, and the new one goes on with the old one's meters.
 */
final class EndpointMeters {
  static final String OTHER = "other";
  static final String UNRESOLVED = "unresolved";

  /** System property with the number of endpoints that are counted each by itself. */
  static final String MAX = "trafficanalyzer.endpoints.max";

  private static final int DEFAULT_MAX = 1_000;
  private static final String REGISTRY = "trafficanalyzer.endpoints";

  /** The prefix that keeps an endpoint apart from the counter below. */
  private static final String METER = "writes:";

  private static final String FAILURES = "failures";

  private final MetricRegistry registry;
  private final EndpointMBeans beans;
  private final int max;
  private final Meter other;
  private final Meter unresolved;
  private final Counter failures;

  /** Endpoints by the bytes of their names, so that a row's name needs no decoding. */
  private final Map<ByteBuffer, Meter> byName = new ConcurrentHashMap<>();

  EndpointMeters(MetricRegistry registry, MBeanServer server, int max) {
    this.registry = registry;
    this.beans = new EndpointMBeans(server);
    this.max = max;
    this.other = registry.meter(METER + OTHER);
    this.unresolved = registry.meter(METER + UNRESOLVED);
    this.failures = registry.counter(FAILURES);
    registry
        .getMeters()
        .forEach(
            (key, meter) -> {
              String endpoint = key.substring(METER.length());
              beans.register(endpoint, meter);
              if (meter != other && meter != unresolved) {
                byName.put(StandardCharsets.UTF_8.encode(endpoint), meter);
              }
            });
    beans.registerSummary(new EndpointWritesSummary(registry, METER, failures));
  }

  /** The meters of this process. */
  static EndpointMeters shared() {
    return Shared.METERS;
  }

  /**
   * The meter of a row's endpoint.
   *
   * @param name the bytes of the column, neither kept nor changed; null where the row has none
   */
  Meter meter(ByteBuffer name) {
    if (name == null || !name.hasRemaining()) {
      return unresolved;
    }
    Meter meter = byName.get(name);
    if (meter != null) {
      return meter;
    }
    return byName.size() < max ? add(name) : other;
  }

  void failed() {
    failures.inc();
  }

  private synchronized Meter add(ByteBuffer name) {
    Meter meter = byName.get(name);
    if (meter != null) {
      return meter;
    }
    if (byName.size() >= max) {
      return other;
    }
    String endpoint = StandardCharsets.UTF_8.decode(name.duplicate()).toString();
    meter = registry.meter(METER + endpoint);
    beans.register(endpoint, meter);
    // The row's buffer is part of a message that will be reused.
    byName.put(copy(name), meter);
    return meter;
  }

  private static ByteBuffer copy(ByteBuffer name) {
    return ByteBuffer.allocate(name.remaining()).put(name.duplicate()).flip();
  }

  /** Made when the first row is counted. */
  private static final class Shared {
    static final EndpointMeters METERS =
        new EndpointMeters(
            SharedMetricRegistries.getOrCreate(REGISTRY),
            ManagementFactory.getPlatformMBeanServer(),
            Math.max(0, Integer.getInteger(MAX, DEFAULT_MAX)));

    private Shared() {}
  }
}
