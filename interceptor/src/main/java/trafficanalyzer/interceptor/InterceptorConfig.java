package trafficanalyzer.interceptor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.HostName;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * What to record, and where to.
 *
 * @param interfaces names; empty means the interface of the default route
 * @param filter which packets
 * @param spool the folder that slices are published in
 * @param sensor the name of this machine in the data
 * @param sliceSeconds length of a slice, a divisor of a minute so that slices align to it
 * @param snaplen bytes recorded of a packet at most
 * @param bufferBytes size of the kernel's ring of each interface
 * @param promiscuous whether frames for other machines are recorded too
 * @param listen where the status server listens
 * @param port its port; 0 takes a free one
 * @param limit how much may wait in the spool before the oldest slices are shed
 */
public record InterceptorConfig(
    List<String> interfaces,
    CaptureFilter filter,
    Path spool,
    String sensor,
    int sliceSeconds,
    int snaplen,
    int bufferBytes,
    boolean promiscuous,
    String listen,
    int port,
    SpoolLimit limit) {
  public static final Setting INTERFACES =
      new Setting(
          "TRAFFIC_INTERFACES",
          "",
          "Interfaces to record; where empty, the interface of the default route");
  public static final Setting PORTS =
      new Setting(
          "TRAFFIC_PORTS",
          "",
          "Record outbound TCP and UDP traffic to these ports, and inbound DNS, only");
  public static final Setting FILTER =
      new Setting("TRAFFIC_FILTER", "", "Record what this BPF expression matches (pcap-filter(7))");
  public static final Setting OWN_PORTS =
      new Setting(
          "TRAFFIC_OWN_PORTS",
          "9042,7199,7000,9100,9101,9102,8080,9090",
          "TCP ports of the system itself, left out unless ports or a filter are set");
  public static final Setting SLICE_SECONDS =
      new Setting("TRAFFIC_SLICE_SECONDS", "10", "Length of a slice in seconds, a divisor of 60");
  public static final Setting SNAPLEN =
      new Setting("TRAFFIC_SNAPLEN", "262144", "Bytes recorded of a packet at most");
  public static final Setting BUFFER =
      new Setting("TRAFFIC_BUFFER_MEBIBYTES", "64", "Kernel buffer of each interface in mebibytes");
  public static final Setting PROMISCUOUS =
      new Setting(
          "TRAFFIC_PROMISCUOUS",
          "false",
          "Whether to record frames for other machines too, as on a mirror port");
  public static final Setting PORT =
      new Setting("TRAFFIC_INTERCEPTOR_PORT", "9101", "Port of the interceptor's status server");

  public static final Setting SPOOL_BYTES =
      new Setting(
          "TRAFFIC_SPOOL_BYTES", "10g", "Bytes of slices in the spool; the oldest are shed beyond");
  public static final Setting SPOOL_SLICES =
      new Setting(
          "TRAFFIC_SPOOL_SLICES", "100000", "Slices in the spool; the oldest are shed beyond");

  /** All that the interceptor reads. */
  public static final List<Setting> SETTINGS =
      List.of(
          INTERFACES,
          PORTS,
          FILTER,
          OWN_PORTS,
          CommonSettings.SPOOL,
          SPOOL_BYTES,
          SPOOL_SLICES,
          CommonSettings.SENSOR,
          SLICE_SECONDS,
          SNAPLEN,
          BUFFER,
          PROMISCUOUS,
          PORT,
          CommonSettings.LISTEN);

  /** The longest record that libpcap accepts, its MAXIMUM_SNAPLEN. */
  public static final int MAX_SNAPLEN = 262_144;

  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  public InterceptorConfig {
    interfaces = List.copyOf(interfaces);
    if (sliceSeconds < 1 || 60 % sliceSeconds != 0) {
      throw new ServiceException(
          ExitCode.USAGE,
          "a slice of " + sliceSeconds + " seconds does not align to the minute",
          "choose 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 seconds");
    }
    if (!SAFE_NAME.matcher(sensor).matches()) {
      throw new ServiceException(
          ExitCode.USAGE,
          "the sensor name \"" + sensor + "\" has other characters than letters, digits, . _ and -",
          "set " + CommonSettings.SENSOR.name() + " to a plain name of at most 63 characters");
    }
  }

  /** Reads the environment only. */
  public static InterceptorConfig from(Map<String, String> environment) {
    return from(environment, List.of());
  }

  /**
   * Reads the environment and the command line, whose arguments are ports: {@code interceptor 80
   * 443}.
   */
  public static InterceptorConfig from(Map<String, String> environment, List<String> arguments) {
    Settings settings = Settings.of(environment, SETTINGS);
    List<String> ports = new ArrayList<>(settings.list(PORTS));
    if (!ports.isEmpty() && !arguments.isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE,
          "ports are given both as arguments and in " + PORTS.name(),
          "leave one of them out");
    }
    ports.addAll(arguments);
    return new InterceptorConfig(
        settings.list(INTERFACES),
        CaptureFilter.of(ports, settings.text(FILTER), settings.list(OWN_PORTS)),
        settings.path(CommonSettings.SPOOL),
        HostName.or(settings.text(CommonSettings.SENSOR)),
        settings.integer(SLICE_SECONDS, 1, 60),
        settings.integer(SNAPLEN, 64, MAX_SNAPLEN),
        settings.integer(BUFFER, 2, 2047) << 20,
        settings.flag(PROMISCUOUS),
        settings.text(CommonSettings.LISTEN),
        settings.port(PORT),
        new SpoolLimit(
            settings.bytes(SPOOL_BYTES), settings.integer(SPOOL_SLICES, 1, 100_000_000)));
  }
}
