package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * How to reach Cassandra.
 *
 * @param contactPoints at least one node; unresolved, so that a host name is looked up anew at each
 *     connection (a restarted container has another address)
 * @param localDatacenter the datacenter whose nodes are spoken to
 * @param username the role to log in as
 * @param passwordFile its password, one line; empty where the node asks for none
 * @param consistency how many replicas acknowledge before a write counts
 * @param tls how the way there is encrypted; empty where it is not
 */
public record StoreConfig(
    List<InetSocketAddress> contactPoints,
    String localDatacenter,
    String username,
    Optional<Path> passwordFile,
    ConsistencyLevel consistency,
    Optional<TlsConfig> tls) {
  /** The nodes that are spoken to first. */
  public static final Setting CONTACT_POINTS =
      new Setting(
          "TRAFFIC_CQL_CONTACT_POINTS",
          "127.0.0.1:9042",
          "Cassandra nodes to begin with, host:port, separated by commas");

  /** The local datacenter. */
  public static final Setting DATACENTER =
      new Setting("TRAFFIC_CQL_DATACENTER", "datacenter1", "Cassandra datacenter to speak to");

  /** The role. */
  public static final Setting USERNAME =
      new Setting("TRAFFIC_CQL_USERNAME", "traffic_loader", "Cassandra role to log in as");

  /** Where the role's password lies. */
  public static final Setting PASSWORD_FILE =
      new Setting(
          "TRAFFIC_CQL_PASSWORD_FILE",
          "",
          "File with the role's password; empty where Cassandra asks for none");

  /**
   * The consistency level of reading and writing. A quorum of one replica is that one, so a single
   * node pays nothing for a default that keeps acknowledged rows on a cluster that loses a node.
   */
  public static final Setting CONSISTENCY =
      new Setting(
          "TRAFFIC_CQL_CONSISTENCY",
          "LOCAL_QUORUM",
          "Replicas that must acknowledge: LOCAL_ONE, LOCAL_QUORUM …");

  /** All that is read here. */
  public static final List<Setting> SETTINGS =
      Stream.concat(
              Stream.of(CONTACT_POINTS, DATACENTER, USERNAME, PASSWORD_FILE, CONSISTENCY),
              TlsConfig.ALL.stream())
          .toList();

  public StoreConfig {
    contactPoints = List.copyOf(contactPoints);
  }

  /** A node that is spoken to in the clear, with the other settings at their defaults. */
  public StoreConfig(List<InetSocketAddress> contactPoints, String username, Path passwordFile) {
    this(
        contactPoints,
        DATACENTER.defaultValue(),
        username,
        Optional.of(passwordFile),
        DefaultConsistencyLevel.LOCAL_QUORUM,
        Optional.empty());
  }

  /** Reads {@link #SETTINGS}. */
  public static StoreConfig from(Settings settings) {
    return new StoreConfig(
        ContactPoints.parse(settings, CONTACT_POINTS),
        settings.text(DATACENTER),
        settings.text(USERNAME),
        settings.text(PASSWORD_FILE).isEmpty()
            ? Optional.empty()
            : Optional.of(settings.path(PASSWORD_FILE)),
        consistency(settings),
        TlsConfig.from(settings));
  }

  private static ConsistencyLevel consistency(Settings settings) {
    String name = settings.text(CONSISTENCY);
    for (DefaultConsistencyLevel level : DefaultConsistencyLevel.values()) {
      if (level.name().equals(name) && !level.isSerial()) {
        return level;
      }
    }
    throw settings.wrong(
        CONSISTENCY, "a consistency level such as LOCAL_ONE, LOCAL_QUORUM or QUORUM");
  }

  /** For error messages: {@code 127.0.0.1:9042}. */
  String where() {
    return ContactPoints.format(contactPoints);
  }
}
