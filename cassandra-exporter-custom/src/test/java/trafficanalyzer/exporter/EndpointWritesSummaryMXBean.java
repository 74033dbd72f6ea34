package trafficanalyzer.exporter;

import java.util.Map;

/** What the trigger's summary looks like to a JMX client. */
public interface EndpointWritesSummaryMXBean {
  Map<String, Long> getCounts();

  Map<String, Double> getOneMinuteRates();
}
