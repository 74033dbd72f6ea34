package trafficanalyzer.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * What may differ between installations of the schema.
 *
 * @param replicationFactor replicas of each row where {@code replicas} is empty (SimpleStrategy)
 * @param replicas replicas in each datacenter (NetworkTopologyStrategy)
 * @param triggerClass the class that counts rows in the node; empty where no jar may be installed
 */
public record SchemaOptions(
    int replicationFactor, Map<String, Integer> replicas, Optional<String> triggerClass) {
  /** The trigger of ours. */
  public static final String ENDPOINT_COUNTER = "trafficanalyzer.triggers.EndpointCounter";

  /** Replicas of each row. */
  public static final Setting REPLICATION =
      new Setting(
          "TRAFFIC_CQL_REPLICATION",
          "1",
          "Copies of each row when the keyspace is created: 1, or for each datacenter dc1:3,dc2:2");

  /** The trigger. */
  public static final Setting TRIGGER =
      new Setting(
          "TRAFFIC_CQL_TRIGGER",
          ENDPOINT_COUNTER,
          "Trigger class that counts the rows of each endpoint in the node, or none");

  /** All that is read here. */
  public static final List<Setting> SETTINGS = List.of(REPLICATION, TRIGGER);

  public SchemaOptions {
    replicas = Map.copyOf(replicas);
  }

  /** One copy of each row, and the trigger. */
  public static SchemaOptions defaults() {
    return new SchemaOptions(1, Map.of(), Optional.of(ENDPOINT_COUNTER));
  }

  /** The same without the trigger, for nodes on which no jar may be installed. */
  public SchemaOptions withoutTrigger() {
    return new SchemaOptions(replicationFactor, replicas, Optional.empty());
  }

  /** Reads {@link #SETTINGS}. */
  public static SchemaOptions from(Settings settings) {
    String trigger = settings.text(TRIGGER);
    if (!trigger.matches("[A-Za-z0-9_.$]+")) {
      throw settings.wrong(TRIGGER, "a class name or none");
    }
    Map<String, Integer> replicas = new LinkedHashMap<>();
    if (!settings.text(REPLICATION).contains(":")) {
      return new SchemaOptions(
          settings.integer(REPLICATION, 1, 100), replicas, triggerClass(trigger));
    }
    for (String item : settings.list(REPLICATION)) {
      if (!item.matches("[^:']+:[1-9][0-9]?")) {
        throw settings.wrong(REPLICATION, "a number, or datacenter:number separated by commas");
      }
      int colon = item.indexOf(':');
      replicas.put(item.substring(0, colon), Integer.parseInt(item.substring(colon + 1)));
    }
    return new SchemaOptions(1, replicas, triggerClass(trigger));
  }

  private static Optional<String> triggerClass(String setting) {
    return setting.equals("none") ? Optional.empty() : Optional.of(setting);
  }

  /** The replication as a CQL map. */
  String replication() {
    if (replicas.isEmpty()) {
      return "{'class': 'SimpleStrategy', 'replication_factor': " + replicationFactor + "}";
    }
    StringBuilder map = new StringBuilder("{'class': 'NetworkTopologyStrategy'");
    replicas.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                map.append(", ")
                    .append(CqlText.literal(entry.getKey()))
                    .append(": ")
                    .append(entry.getValue()));
    return map.append('}').toString();
  }
}
