package trafficanalyzer.service;

/** Settings that more than one service reads. */
public final class CommonSettings {
  /** Where a service's HTTP server listens. */
  public static final Setting LISTEN =
      new Setting("TRAFFIC_LISTEN", "127.0.0.1", "Address that HTTP servers listen on");

  /** The folder through which slices travel from the interceptor to the loader. */
  public static final Setting SPOOL =
      new Setting("TRAFFIC_SPOOL", "spool", "Folder of the slices on their way to Cassandra");

  /** Which machine packets were recorded on; part of each capture's identity. */
  public static final Setting SENSOR =
      new Setting(
          "TRAFFIC_SENSOR",
          "",
          "Name of the machine that recorded the traffic; this one's host name where empty");

  private CommonSettings() {}
}
