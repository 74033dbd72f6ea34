package trafficanalyzer.loader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.HostName;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;
import trafficanalyzer.store.StoreConfig;

/**
 * The loader's settings.
 *
 * @param spool folder of the slices
 * @param sensor whose capture a file is that comes without a sidecar
 * @param store the node and how to log in
 * @param listen address of {@code /health} and {@code /metrics}
 * @param port TCP port of these; 0 for a free one
 * @param limits what bounds memory and writes
 * @param names what names are learnt from
 */
public record LoaderConfig(
    Path spool,
    String sensor,
    StoreConfig store,
    String listen,
    int port,
    LoadLimits limits,
    NameOptions names) {

  public static final Setting PORT =
      new Setting("TRAFFIC_LOADER_PORT", "9102", "TCP port of the loader's health and metrics");

  public static final Setting BATCH_ROWS =
      new Setting("TRAFFIC_BATCH_ROWS", "100", "Rows in one write at most");

  public static final Setting BATCHES_IN_FLIGHT =
      new Setting("TRAFFIC_BATCHES_IN_FLIGHT", "64", "Writes waiting for Cassandra at once");

  public static final Setting NAMES_MAX =
      new Setting("TRAFFIC_NAMES_MAX", "1000000", "Name observations kept in memory for a sensor");

  public static final Setting NAMES_MAX_AGE =
      new Setting(
          "TRAFFIC_NAMES_MAX_AGE",
          "PT24H",
          "How long after its DNS answer a name counts, ISO 8601");

  public static final Setting DNS_PORTS =
      new Setting("TRAFFIC_DNS_PORTS", "53", "Ports that DNS servers answer from, by comma");

  public static final List<Setting> SETTINGS =
      Stream.concat(
              Stream.of(
                  CommonSettings.SPOOL,
                  CommonSettings.SENSOR,
                  CommonSettings.LISTEN,
                  PORT,
                  BATCH_ROWS,
                  BATCHES_IN_FLIGHT,
                  NAMES_MAX,
                  NAMES_MAX_AGE,
                  DNS_PORTS),
              StoreConfig.SETTINGS.stream())
          .toList();

  /** Reads and checks the settings. */
  public static LoaderConfig from(Map<String, String> environment) {
    Settings settings = Settings.of(environment, SETTINGS);
    return new LoaderConfig(
        settings.path(CommonSettings.SPOOL),
        HostName.or(settings.text(CommonSettings.SENSOR)),
        StoreConfig.from(settings),
        settings.text(CommonSettings.LISTEN),
        settings.port(PORT),
        new LoadLimits(
            settings.integer(BATCH_ROWS, 1, 10_000),
            settings.integer(BATCHES_IN_FLIGHT, 1, 10_000),
            settings.integer(NAMES_MAX, 1, 100_000_000),
            settings.duration(NAMES_MAX_AGE)),
        names(settings));
  }

  /**
   * What names are learnt from, for a program that has no other settings of the loader.
   *
   * @param environment usually {@link System#getenv()}
   */
  public static NameOptions names(Map<String, String> environment) {
    Map<String, String> ours = new HashMap<>(environment);
    ours.keySet().retainAll(Set.of(DNS_PORTS.name()));
    return names(Settings.of(ours, List.of(DNS_PORTS)));
  }

  private static NameOptions names(Settings settings) {
    try {
      return new NameOptions(
          settings.list(DNS_PORTS).stream().map(Integer::valueOf).collect(Collectors.toSet()),
          Set.of());
    } catch (IllegalArgumentException e) {
      throw settings.wrong(DNS_PORTS, "ports from 1 to 65535, separated by commas");
    }
  }
}
