package trafficanalyzer.loader;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * The ledger in total, since this process started, and the loader's state, as Prometheus metrics.
 */
final class LoaderMetrics {
  private static final String PREFIX = "traffic.loader.";
  private static final List<String> TABLES =
      List.of(
          "packets",
          "other_frames",
          "destination_traffic",
          "traffic_by_time",
          "hostnames_by_address",
          "names_by_time",
          "flow_names");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong residual = new AtomicLong();
  private volatile double lastLoaded = Double.NaN;

  LoaderMetrics() {
    // Made at once, so that a rate has its zero to start from.
    counter("slices.loaded", "Slices whose every packet is accounted for");
    counter("slices.failed", "Slices put aside because they could not be read, or not to the end");
    counter("slices.skipped", "Slices that were loaded before");
    counter("slices.shed", "Slices that were deleted unread, as the spool was full");
    counter("packets.shed", "Packets of these");
    counter("packets.read", "Packets read from slices");
    counter("packets.received", "Packets that the kernel saw, as the sidecars tell");
    counter("packets.written", "Packets that slices held, by the recorder's count");
    TABLES.forEach(this::rows);
    dropped("kernel");
    dropped("interface");
    rejected(LedgerEntry.UNREADABLE);
    gauge("residual.packets", "Packets that nobody accounts for", residual, AtomicLong::get);
    gauge(
        "last.loaded.timestamp.seconds",
        "When a slice was last loaded, seconds since the epoch",
        this,
        metrics -> metrics.lastLoaded);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** A gauge over somebody's state, read at each scrape. */
  <T> void gauge(String name, String help, T state, ToDoubleFunction<T> value) {
    Gauge.builder(PREFIX + name, state, value)
        .description(help)
        .strongReference(true)
        .register(registry);
  }

  /** A counter that somebody else keeps and holds on to. */
  <T> void counter(String name, String help, T state, ToDoubleFunction<T> value) {
    FunctionCounter.builder(PREFIX + name, state, value).description(help).register(registry);
  }

  void loaded(LedgerEntry entry) {
    boolean shed = Slice.isShed(entry.slice().file());
    counter(shed ? "slices.shed" : "slices.loaded", "").increment();
    counter("packets.shed", "").increment(entry.shed());
    counter("slices.shed", "Slices that were deleted unread, as the spool was full");
    counter("packets.shed", "Packets of these");
    counter("packets.read", "").increment(entry.read());
    counter("packets.written", "").increment(entry.written());
    recorded(entry.slice().about());
    rows("packets").increment(entry.packetRows());
    rows("other_frames").increment(entry.otherFrameRows());
    entry.otherRows().forEach((table, count) -> rows(table).increment(count));
    entry.rejected().forEach((reason, count) -> rejected(reason).increment(count));
    // One too many in a slice does not make up for one too few in another.
    residual.addAndGet(Math.abs(entry.residual()));
    lastLoaded = System.currentTimeMillis() / 1000.0;
  }

  void skipped() {
    counter("slices.skipped", "").increment();
  }

  /** A slice was put aside; its rows, if any, were counted by {@link #loaded}. */
  void failed() {
    counter("slices.failed", "").increment();
  }

  /**
   * A slice was put aside and nothing of it loaded; its packets are known from the sidecar only.
   */
  void lost(Sidecar about) {
    recorded(about);
    counter("packets.written", "").increment(about.written().orElse(0));
    rejected(LedgerEntry.UNREADABLE).increment(about.written().orElse(0));
  }

  private void recorded(Sidecar about) {
    counter("packets.received", "").increment(about.received().orElse(0));
    dropped("kernel").increment(about.droppedByKernel().orElse(0));
    dropped("interface").increment(about.droppedByInterface().orElse(0));
  }

  private Counter rows(String table) {
    return counter("rows.stored", "Rows that Cassandra acknowledged", "table", table);
  }

  private Counter dropped(String by) {
    return counter(
        "packets.dropped", "Packets lost before recording, as the sidecars tell", "by", by);
  }

  private Counter rejected(String reason) {
    return counter("packets.rejected", "Packets without a row", "reason", reason);
  }

  private Counter counter(String name, String help, String... tags) {
    return Counter.builder(PREFIX + name).description(help).tags(tags).register(registry);
  }
}
