package trafficanalyzer.triggers;

/** The rows written for one endpoint since the node's start. */
public interface EndpointWritesMBean {
  /** Rows. */
  long getCount();

  /** Rows a second, averaged over about a minute. */
  double getOneMinuteRate();
}
