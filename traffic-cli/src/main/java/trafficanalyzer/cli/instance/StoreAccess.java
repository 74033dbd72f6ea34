package trafficanalyzer.cli.instance;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;
import trafficanalyzer.store.StoreConfig;

/**
 * How a command reaches Cassandra: as the variables {@code TRAFFIC_CQL_…} say where any is set,
 * else the node of the instance that runs.
 */
public final class StoreAccess {
  private static final String LOOPBACK = "127.0.0.1";

  private StoreAccess() {}

  /** As the person's own role, which may do everything. */
  public static StoreConfig admin(InstanceOption option, Map<String, String> environment) {
    return of(option, environment, Credentials.ADMIN);
  }

  /** As the role that may write rows. */
  public static StoreConfig loader(InstanceOption option, Map<String, String> environment) {
    return of(option, environment, Credentials.LOADER);
  }

  /** As the role that may only read. */
  public static StoreConfig reader(InstanceOption option, Map<String, String> environment) {
    return of(option, environment, Credentials.PAGE);
  }

  private static StoreConfig of(
      InstanceOption option, Map<String, String> environment, String role) {
    Map<String, String> given =
        StoreConfig.SETTINGS.stream()
            .map(Setting::name)
            .filter(environment::containsKey)
            .collect(Collectors.toMap(name -> name, environment::get));
    if (option.data().isEmpty() && !given.isEmpty()) {
      return StoreConfig.from(Settings.of(given, StoreConfig.SETTINGS));
    }
    Instance instance = option.running(environment);
    return new StoreConfig(
        List.of(InetSocketAddress.createUnresolved(LOOPBACK, instance.ports().get("cql"))),
        role,
        Credentials.in(instance.folder().credentials()).cqlPassword(role));
  }
}
