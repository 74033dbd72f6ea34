package trafficanalyzer.store;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * What the setup of a node needs.
 *
 * @param contactPoints at least one node, unresolved
 * @param localDatacenter the datacenter whose nodes are spoken to
 * @param adminPassword file with the password of {@value Roles#ADMIN}
 * @param loaderPassword file with the password of {@value Roles#LOADER}
 * @param pagePassword file with the password of {@value Roles#PAGE}
 * @param schema what the schema is created with
 * @param patience how long a node may take until it answers
 * @param tls how the way there is encrypted; empty where it is not
 */
public record SetupConfig(
    List<InetSocketAddress> contactPoints,
    String localDatacenter,
    Path adminPassword,
    Path loaderPassword,
    Path pagePassword,
    SchemaOptions schema,
    Duration patience,
    Optional<TlsConfig> tls) {
  /** The superuser's password. */
  public static final Setting ADMIN_PASSWORD_FILE =
      new Setting(
          "TRAFFIC_CQL_ADMIN_PASSWORD_FILE",
          "credentials/admin/cql-admin.password",
          "File with the password of role traffic_admin");

  /** The loader's password. */
  public static final Setting LOADER_PASSWORD_FILE =
      new Setting(
          "TRAFFIC_CQL_LOADER_PASSWORD_FILE",
          "credentials/loader/cql-loader.password",
          "File with the password of role traffic_loader");

  /** The page's password. */
  public static final Setting PAGE_PASSWORD_FILE =
      new Setting(
          "TRAFFIC_CQL_PAGE_PASSWORD_FILE",
          "credentials/page/cql-page.password",
          "File with the password of role traffic_page");

  /** The patience with a node that does not answer yet. */
  public static final Setting WAIT =
      new Setting("TRAFFIC_SETUP_WAIT", "PT3M", "How long to wait until Cassandra answers");

  /** All that is read here. */
  public static final List<Setting> SETTINGS =
      Stream.concat(
              Stream.of(
                  StoreConfig.CONTACT_POINTS,
                  StoreConfig.DATACENTER,
                  ADMIN_PASSWORD_FILE,
                  LOADER_PASSWORD_FILE,
                  PAGE_PASSWORD_FILE,
                  SchemaOptions.REPLICATION,
                  SchemaOptions.TRIGGER,
                  WAIT),
              TlsConfig.ALL.stream())
          .toList();

  public SetupConfig {
    contactPoints = List.copyOf(contactPoints);
  }

  /** Reads {@link #SETTINGS}. */
  public static SetupConfig from(Map<String, String> environment) {
    Settings settings = Settings.of(environment, SETTINGS);
    return new SetupConfig(
        ContactPoints.parse(settings, StoreConfig.CONTACT_POINTS),
        settings.text(StoreConfig.DATACENTER),
        settings.path(ADMIN_PASSWORD_FILE),
        settings.path(LOADER_PASSWORD_FILE),
        settings.path(PAGE_PASSWORD_FILE),
        SchemaOptions.from(settings),
        settings.duration(WAIT),
        TlsConfig.from(settings));
  }

  /** For error messages. */
  String where() {
    return ContactPoints.format(contactPoints);
  }
}
