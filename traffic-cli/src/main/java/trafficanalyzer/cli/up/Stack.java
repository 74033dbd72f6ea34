package trafficanalyzer.cli.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.up.Capabilities.Capability;
import trafficanalyzer.exporter.ExporterConfig;
import trafficanalyzer.exporter.ExporterMain;
import trafficanalyzer.interceptor.InterceptorConfig;
import trafficanalyzer.interceptor.InterceptorMain;
import trafficanalyzer.interceptor.producer.ProducerConfig;
import trafficanalyzer.interceptor.producer.ProducerMain;
import trafficanalyzer.loader.LoaderConfig;
import trafficanalyzer.loader.LoaderMain;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;
import trafficanalyzer.store.StoreConfig;

/**
 * How each process of an instance is started. A variable {@code TRAFFIC_…} of the caller's
 * environment reaches the service that knows it, unless {@code up} decides it itself.
 */
final class Stack {
  private final Path home;
  private final DataFolder folder;
  private final Ports ports;
  private final Credentials credentials;
  private final Capabilities capabilities;
  private final Map<String, String> environment;

  Stack(
      Path home,
      DataFolder folder,
      Ports ports,
      Capabilities capabilities,
      Map<String, String> environment) {
    this.home = home;
    this.folder = folder;
    this.ports = ports;
    this.credentials = Credentials.in(folder.credentials());
    this.capabilities = capabilities;
    this.environment = environment;
  }

  /** Every setting that {@code up} passes on. */
  static List<Setting> settings() {
    return Stream.of(
            InterceptorConfig.SETTINGS,
            ProducerConfig.SETTINGS,
            LoaderConfig.SETTINGS,
            ExporterConfig.SETTINGS)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /**
   * @throws ServiceException for a variable of ours that no service knows
   */
  static void checkEnvironment(Map<String, String> environment) {
    TreeSet<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(Setting.PREFIX));
    settings().forEach(setting -> unknown.remove(setting.name()));
    if (!unknown.isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE,
          "unknown setting " + String.join(", ", unknown),
          "the README lists those there are");
    }
  }

  Part node(int heapMegabytes) {
    NodeConfig config =
        new NodeConfig(
            home,
            folder.cassandra(),
            Ports.ADDRESS,
            ports.of("cql"),
            ports.of("jmx"),
            ports.of("storage"),
            heapMegabytes,
            credentials,
            List.of());
    return new NodePart(config, capabilities.commandPrefix());
  }

  Part exporter() {
    Map<String, String> settings = passedOn(ExporterConfig.SETTINGS);
    settings.put(ExporterConfig.PORT.name(), port("exporter"));
    settings.put(ExporterConfig.NODES.name(), ports.address("jmx"));
    settings.put(ExporterConfig.USERNAME.name(), Credentials.EXPORTER);
    settings.put(ExporterConfig.PASSWORD_FILE.name(), credentials.jmxExporterPassword().toString());
    return service(
        "exporter", "cassandra-exporter-custom", ExporterMain.class, 96, settings, "/metrics");
  }

  Part loader() {
    Map<String, String> settings = passedOn(LoaderConfig.SETTINGS);
    settings.put(LoaderConfig.PORT.name(), port("loader"));
    settings.put(CommonSettings.SPOOL.name(), folder.spool().toString());
    settings.put(StoreConfig.CONTACT_POINTS.name(), ports.address("cql"));
    settings.put(StoreConfig.USERNAME.name(), Credentials.LOADER);
    settings.put(
        StoreConfig.PASSWORD_FILE.name(), credentials.cqlPassword(Credentials.LOADER).toString());
    return service("loader", "cassandra-loader", LoaderMain.class, 512, settings, "/health");
  }

  Part interceptor(CaptureOptions capture) {
    Map<String, String> settings = passedOn(InterceptorConfig.SETTINGS);
    settings.put(InterceptorConfig.PORT.name(), port("interceptor"));
    settings.put(CommonSettings.SPOOL.name(), folder.spool().toString());
    settings.put(
        InterceptorConfig.OWN_PORTS.name(),
        String.join(",", ports.byPurpose().values().stream().map(String::valueOf).toList()));
    if (capture.demo()) {
      settings.put(InterceptorConfig.INTERFACES.name(), "lo");
      settings.put(
          InterceptorConfig.FILTER.name(), ProducerConfig.from(producerSettings(capture)).captureFilter());
    }
    if (!capture.interfaces().isEmpty()) {
      settings.put(InterceptorConfig.INTERFACES.name(), String.join(",", capture.interfaces()));
    }
    if (!capture.filter().isEmpty()) {
      settings.put(InterceptorConfig.FILTER.name(), capture.filter());
    }
    return service(
        "interceptor",
        "interceptor",
        InterceptorMain.class,
        128,
        settings,
        "/health",
        Capability.NET_RAW,
        Capability.NET_ADMIN);
  }

  Part producer(CaptureOptions capture) {
    List<String> command = new ArrayList<>(capabilities.commandPrefix(Capability.NET_BIND_SERVICE));
    command.addAll(java("interceptor", ProducerMain.class, 128));
    return new ChildProcess(
        new ChildProcess.Spec(
            "producer",
            command,
            producerSettings(capture),
            capture.producerNetwork() + ".0/24",
            "",
            "",
            folder.log("producer")));
  }

  private Map<String, String> producerSettings(CaptureOptions capture) {
    Map<String, String> settings = passedOn(ProducerConfig.SETTINGS);
    settings.put(ProducerConfig.NETWORK.name(), capture.producerNetwork());
    settings.put(ProducerConfig.IPV6_PORT.name(), port("producer"));
    return settings;
  }

  Part prometheus() {
    Path config = new PrometheusFiles(home, folder, ports).write();
    List<String> command = new ArrayList<>(capabilities.commandPrefix());
    command.addAll(
        List.of(
            "prometheus",
            "--config.file=" + config,
            "--web.listen-address=" + ports.address("prometheus"),
            "--storage.tsdb.path=" + folder.prometheus().resolve("data")));
    String url = "http://" + ports.address("prometheus");
    return new ChildProcess(
        new ChildProcess.Spec(
            "prometheus",
            command,
            Map.of(),
            ports.address("prometheus"),
            url + "/-/healthy",
            url + "/-/ready",
            folder.log("prometheus")));
  }

  private Part service(
      String name,
      String module,
      Class<?> main,
      int heapMegabytes,
      Map<String, String> settings,
      String ready,
      Capability... needed) {
    List<String> command = new ArrayList<>(capabilities.commandPrefix(needed));
    command.addAll(java(module, main, heapMegabytes));
    settings.put(CommonSettings.LISTEN.name(), Ports.ADDRESS);
    String url = "http://" + ports.address(name);
    return new ChildProcess(
        new ChildProcess.Spec(
            name,
            command,
            settings,
            ports.address(name),
            url + ready,
            url + ready,
            folder.log(name)));
  }

  private List<String> java(String module, Class<?> main, int heapMegabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heapMegabytes + "m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-cp",
        home.resolve(Path.of(module, "target", module + ".jar")).toString(),
        main.getName());
  }

  private Map<String, String> passedOn(List<Setting> known) {
    Map<String, String> settings = new HashMap<>();
    for (Setting setting : known) {
      String value = environment.get(setting.name());
      if (value != null) {
        settings.put(setting.name(), value);
      }
    }
    return settings;
  }

  private String port(String purpose) {
    return Integer.toString(ports.of(purpose));
  }
}
