package trafficanalyzer.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration that a node is started with, written anew at each start. */
final class NodeFiles {
  private final NodeConfig config;

  NodeFiles(NodeConfig config) {
    this.config = config;
  }

  Path conf() {
    return config.data().resolve("conf");
  }

  Path yaml() {
    return conf().resolve("cassandra.yaml");
  }

  Path logback() {
    return conf().resolve("logback.xml");
  }

  Path triggers() {
    return conf().resolve("triggers");
  }

  Path storage() {
    return config.data().resolve("cassandra");
  }

  Path logs() {
    return config.data().resolve("logs");
  }

  /** What Cassandra logs. */
  Path log() {
    return logs().resolve("cassandra.log");
  }

  /** What the JVM prints before or beside the log, such as that it got no memory. */
  Path console() {
    return logs().resolve("cassandra-console.log");
  }

  void write() throws IOException {
    Files.createDirectories(storage());
    Files.createDirectories(triggers());
    Files.createDirectories(logs());
    Files.writeString(yaml(), resource("common.yaml") + own());
    Files.writeString(logback(), resource("logback.xml"));
  }

  /** The lines of the options file that are options. */
  static List<String> jvmOptions() {
    return resource("jvm.options").lines().filter(line -> line.startsWith("-")).toList();
  }

  /** Those of them that let Cassandra's code use what the JDK hides. */
  static List<String> jdkAccess() {
    return jvmOptions().stream().filter(option -> option.startsWith("--add-")).toList();
  }

  /** What only this node has: where it listens and where its folders are. */
  private String own() {
    return """

    # This node.
    listen_address: %1$s
    rpc_address: %1$s
    native_transport_port: %2$d
    storage_port: %3$d
    seed_provider:
      - class_name: org.apache.cassandra.locator.SimpleSeedProvider
        parameters:
          - seeds: %4$s
    data_file_directories:
      - %5$s
    commitlog_directory: %6$s
    hints_directory: %7$s
    saved_caches_directory: %8$s
    cdc_raw_directory: %9$s
    """
        .formatted(
            config.address(),
            config.cqlPort(),
            config.storagePort(),
            quoted(String.join(",", config.seeds())),
            folder("data"),
            folder("commitlog"),
            folder("hints"),
            folder("saved_caches"),
            folder("cdc_raw"));
  }

  private String folder(String name) {
    return quoted(storage().resolve(name).toString());
  }

  /** YAML 1.1, 7.3.2: in a single-quoted scalar only the quote is special. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String resource(String name) {
    try (InputStream in = NodeFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
