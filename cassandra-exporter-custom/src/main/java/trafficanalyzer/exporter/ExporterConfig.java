package trafficanalyzer.exporter;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * The exporter's settings.
 *
 * @param listen address of its HTTP server
 * @param port TCP port of its HTTP server; 0 takes a free one
 * @param nodes whose counters are served, each once
 * @param username the JMX role
 * @param passwordFile holds the role's password in its first line; read again at every connection
 */
public record ExporterConfig(
    String listen, int port, List<NodeAddress> nodes, String username, Path passwordFile) {

  public static final Setting PORT =
      new Setting("TRAFFIC_EXPORTER_PORT", "9100", "TCP port of the exporter's HTTP server");

  public static final Setting NODES =
      new Setting("TRAFFIC_JMX_NODES", "127.0.0.1:7199", "JMX host:port of each node, by comma");

  public static final Setting USERNAME =
      new Setting("TRAFFIC_JMX_USERNAME", "traffic_exporter", "JMX role that may read");

  public static final Setting PASSWORD_FILE =
      new Setting("TRAFFIC_JMX_PASSWORD_FILE", "", "File with the JMX role's password");

  /** All that the exporter reads. */
  public static final List<Setting> SETTINGS =
      List.of(CommonSettings.LISTEN, PORT, NODES, USERNAME, PASSWORD_FILE);

  public ExporterConfig {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads and checks the settings.
   *
   * @throws ServiceException for a wrong value, an unknown variable of ours, no password file
   */
  public static ExporterConfig from(Map<String, String> environment) {
    Settings settings = Settings.of(environment, SETTINGS);
    if (settings.text(PASSWORD_FILE).isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE,
          PASSWORD_FILE.name() + " is not set",
          "set it to the file that holds the password of the JMX role "
              + settings.text(USERNAME)
              + " (jmx-exporter.password in the credentials folder)");
    }
    return new ExporterConfig(
        settings.text(CommonSettings.LISTEN),
        settings.port(PORT),
        nodes(settings),
        settings.text(USERNAME),
        settings.path(PASSWORD_FILE));
  }

  private static List<NodeAddress> nodes(Settings settings) {
    List<NodeAddress> nodes;
    try {
      nodes = settings.list(NODES).stream().map(NodeAddress::parse).toList();
    } catch (IllegalArgumentException e) {
      throw settings.wrong(NODES, "a list of host:port");
    }
    // Twice the same node would be twice the same series, which no scraper accepts.
    if (nodes.isEmpty() || new HashSet<>(nodes).size() < nodes.size()) {
      throw settings.wrong(NODES, "a list of different nodes");
    }
    return nodes;
  }
}
