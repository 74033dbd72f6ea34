package trafficanalyzer.interceptor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Where every packet of one interface went: received = written + dropped by the kernel + lost.
 * While recording, the difference is what is still in the kernel's ring or not yet flushed; once
 * drained it is 0.
 */
final class InterfaceLedger {
  private final String name;
  private KernelTotals earlier = KernelTotals.NONE;
  private KernelTotals kernel = KernelTotals.NONE;
  private boolean ended;
  private long written;
  private long bytes;
  private long lostToDisk;
  private long lostToInterface;
  private long slices;
  private long lastSliceSecond;
  private String captureState = "starting";
  private String diskProblem = "";

  InterfaceLedger(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Takes what the kernel has counted since the present handle was opened; returns the totals. */
  synchronized KernelTotals kernel(KernelTotals sinceOpened) {
    KernelTotals now = earlier.plus(sinceOpened);
    // Two threads read the counters, and the later reading may come first.
    if (!ended && now.received() >= kernel.received()) {
      kernel = now;
    }
    return now;
  }

  /** Recording ended with these totals; what the kernel counts after them is nobody's. */
  synchronized void endAt(KernelTotals totals) {
    kernel = totals;
    ended = true;
  }

  /** The handle is closed; the next one counts from 0. */
  synchronized void handleClosed() {
    earlier = kernel;
    ended = false;
  }

  synchronized void wrote(long packets, long addedBytes) {
    written += packets;
    bytes += addedBytes;
  }

  synchronized void lostToDisk(long packets) {
    lostToDisk += packets;
  }

  synchronized void lostToInterface(long packets) {
    lostToInterface += packets;
  }

  synchronized void published(Instant start) {
    slices++;
    lastSliceSecond = Math.max(lastSliceSecond, start.getEpochSecond());
  }

  synchronized void captureState(String state) {
    captureState = state;
  }

  synchronized String captureState() {
    return captureState;
  }

  /**
   * @param problem empty once it is over
   */
  synchronized void diskProblem(String problem) {
    diskProblem = problem;
  }

  synchronized String diskProblem() {
    return diskProblem;
  }

  /** Received minus all that is accounted for. */
  synchronized long residual() {
    return residual(kernel);
  }

  /** The same at the moment of an earlier reading of the kernel's counters. */
  synchronized long residual(KernelTotals at) {
    return at.received() - at.droppedByKernel() - written - lostToDisk - lostToInterface;
  }

  synchronized long written() {
    return written;
  }

  synchronized long slices() {
    return slices;
  }

  synchronized boolean up() {
    return captureState.equals("capturing") && diskProblem.isEmpty();
  }

  synchronized String state() {
    return diskProblem.isEmpty() ? captureState : captureState + "; " + diskProblem;
  }

  synchronized long lost() {
    return lostToDisk + lostToInterface;
  }

  synchronized String summary() {
    return "%s: received %d = written %d + dropped by the kernel %d + lost %d; unaccounted %d"
        .formatted(name, kernel.received(), written, kernel.droppedByKernel(), lost(), residual());
  }

  /** For {@code /health}. */
  synchronized Map<String, Object> describe() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", state());
    details.put("last_slice", slices == 0 ? "" : Instant.ofEpochSecond(lastSliceSecond).toString());
    details.put("slices", slices);
    details.put("received", kernel.received());
    details.put("written", written);
    details.put("dropped_by_kernel", kernel.droppedByKernel());
    details.put("dropped_by_interface", kernel.droppedByInterface());
    details.put("lost", lost());
    return details;
  }

  /** Publishes the figures; Micrometer adds {@code _total} to counters. */
  void register(MeterRegistry metrics) {
    counter(metrics, "packets_received", l -> l.kernel.received());
    counter(metrics, "packets_written", l -> l.written);
    counter(metrics, "packets_dropped", l -> l.kernel.droppedByKernel(), "by", "kernel");
    counter(metrics, "packets_dropped", l -> l.kernel.droppedByInterface(), "by", "interface");
    counter(metrics, "packets_lost", l -> l.lostToDisk, "reason", "disk");
    counter(metrics, "packets_lost", l -> l.lostToInterface, "reason", "interface");
    counter(metrics, "slices_published", l -> l.slices);
    counter(metrics, "bytes_written", l -> l.bytes);
    gauge(metrics, "last_slice_timestamp_seconds", l -> l.lastSliceSecond);
    gauge(metrics, "residual_packets", InterfaceLedger::residual);
  }

  private void counter(
      MeterRegistry metrics, String figure, ToDoubleFunction<InterfaceLedger> of, String... tags) {
    FunctionCounter.builder("traffic_interceptor_" + figure, this, locked(of))
        .tag("interface", name)
        .tags(tags)
        .register(metrics);
  }

  private void gauge(MeterRegistry metrics, String figure, ToDoubleFunction<InterfaceLedger> of) {
    Gauge.builder("traffic_interceptor_" + figure, this, locked(of))
        .tag("interface", name)
        .strongReference(true)
        .register(metrics);
  }

  private static ToDoubleFunction<InterfaceLedger> locked(ToDoubleFunction<InterfaceLedger> of) {
    return ledger -> {
      synchronized (ledger) {
        return of.applyAsDouble(ledger);
      }
    };
  }
}
