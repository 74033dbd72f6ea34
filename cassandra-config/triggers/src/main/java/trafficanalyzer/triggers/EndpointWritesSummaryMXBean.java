package trafficanalyzer.triggers;

import java.util.Map;

/** All endpoints at once, so that a reader needs one round trip. */
public interface EndpointWritesSummaryMXBean {
  /** Rows by endpoint since the node's start. */
  Map<String, Long> getCounts();

  /** Rows a second by endpoint, averaged over about a minute. */
  Map<String, Double> getOneMinuteRates();

  /** Updates that could not be counted; the node's log tells why. */
  long getFailures();
}
