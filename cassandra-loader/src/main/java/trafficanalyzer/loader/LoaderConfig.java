package trafficanalyzer.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param bounds how much of one slice is loaded
 * @param keepLoaded what becomes of loaded slices
 * @param keepFailed what becomes of those that could not be read
 * @param watch somebody else's folder that captures are taken from, too
 */
public record LoaderConfig(
    Path spool,
    String sensor,
    StoreConfig store,
    String listen,
    int port,
    LoadLimits limits,
    NameOptions names,
    SliceBounds bounds,
    Retention keepLoaded,
    Retention keepFailed,
    Optional<Watch> watch) {

  /**
   * A folder in which another program records.
   *
   * @param settle how long a file must be unchanged before it is taken
   * @param delete whether files are deleted when they are loaded
   */
  record Watch(Path folder, Duration settle, boolean delete) {}

  public static final Setting PORT =
      new Setting("TRAFFIC_LOADER_PORT", "9102", "TCP port of the loader's health and metrics");

  public static final Setting BATCH_ROWS =
      new Setting("TRAFFIC_BATCH_ROWS", "100", "Rows in one write at most");

  public static final Setting BATCHES_IN_FLIGHT =
      new Setting("TRAFFIC_BATCHES_IN_FLIGHT", "192", "Writes waiting for Cassandra at once");

  public static final Setting NAMES_MAX =
      new Setting(
          "TRAFFIC_NAMES_MAX",
          "500000",
          "Name observations kept in memory, some 500 bytes each; the oldest give way");

  public static final Setting NAMES_MAX_AGE =
      new Setting(
          "TRAFFIC_NAMES_MAX_AGE",
          "PT24H",
          "How long after its DNS answer a name counts, ISO 8601");

  public static final Setting DNS_PORTS =
      new Setting("TRAFFIC_DNS_PORTS", "53", "Ports that DNS servers answer from, by comma");

  public static final Setting SLICE_PACKETS =
      new Setting(
          "TRAFFIC_SLICE_PACKETS",
          "100000000",
          "Packets loaded of one slice at most; it is put aside then");

  public static final Setting SLICE_BYTES =
      new Setting(
          "TRAFFIC_SLICE_BYTES",
          "64g",
          "Decompressed bytes read of one slice at most; it is put aside then");

  public static final Setting KEEP_LOADED =
      new Setting(
          "TRAFFIC_KEEP_LOADED",
          "none",
          "Loaded slices to keep: none, all, an age (PT24H), a size (10g), or age,size");

  public static final Setting KEEP_FAILED =
      new Setting(
          "TRAFFIC_KEEP_FAILED",
          "10g",
          "Slices to keep that could not be read: none, all, an age, a size, or age,size");

  public static final Setting WATCH =
      new Setting(
          "TRAFFIC_WATCH",
          "",
          "Folder that another program rotates captures in, to be loaded and left as they are");

  public static final Setting WATCH_SETTLE =
      new Setting(
          "TRAFFIC_WATCH_SETTLE", "PT30S", "How long such a file must be unchanged, ISO 8601");

  public static final Setting WATCH_DELETE =
      new Setting("TRAFFIC_WATCH_DELETE", "false", "Whether to delete such files once loaded");

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
                  DNS_PORTS,
                  SLICE_PACKETS,
                  SLICE_BYTES,
                  KEEP_LOADED,
                  KEEP_FAILED,
                  WATCH,
                  WATCH_SETTLE,
                  WATCH_DELETE),
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
        names(settings),
        new SliceBounds(
            settings.integer(SLICE_PACKETS, 1, Integer.MAX_VALUE), settings.bytes(SLICE_BYTES)),
        retention(settings, KEEP_LOADED),
        retention(settings, KEEP_FAILED),
        watch(settings));
  }

  private static Retention retention(Settings settings, Setting setting) {
    return Retention.parse(settings.text(setting))
        .orElseThrow(
            () -> settings.wrong(setting, "none, all, an age (PT24H), a size (10g) or age,size"));
  }

  private static Optional<Watch> watch(Settings settings) {
    Watch watch =
        new Watch(
            settings.path(WATCH), settings.duration(WATCH_SETTLE), settings.flag(WATCH_DELETE));
    return settings.text(WATCH).isEmpty() ? Optional.empty() : Optional.of(watch);
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
