package trafficanalyzer.cli.up;

import java.time.Duration;
import java.util.Map;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.Instances;
import trafficanalyzer.cli.monitor.Figures;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.store.SetupConfig;
import trafficanalyzer.store.StoreConfig;
import trafficanalyzer.store.StoreSetup;

/** The life of an instance, from the first process to the last. */
final class Startup {
  private static final Duration NODE_LIMIT = Duration.ofMinutes(3);
  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(60);
  private static final long TICK_MILLIS = 1000;
  private static final int PLAIN_LINE_EVERY = 10;

  private final DataFolder folder;
  private final Ports ports;
  private final CaptureOptions capture;
  private final Stack stack;
  private final Console console;
  private final Instances instances;
  private final InstanceDescription description;
  private final Supervisor supervisor;
  private boolean named;

  Startup(
      DataFolder folder,
      Ports ports,
      CaptureOptions capture,
      Stack stack,
      Console console,
      Instances instances) {
    this.folder = folder;
    this.ports = ports;
    this.capture = capture;
    this.stack = stack;
    this.console = console;
    this.instances = instances;
    this.description = new InstanceDescription(folder, ports, capturing(capture));
    this.supervisor = new Supervisor(description, console);
  }

  /** Starts everything and stays with it until this process is told to end. */
  void run(int heapMegabytes) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAsked, "shutdown"));
    instances.add(folder);
    try {
      Credentials credentials = Credentials.generate(folder.credentials());
      supervisor.begin();
      // Who captures needs no node, takes as long to start, and may be refused: so it goes first.
      Part interceptor = stack.interceptor(capture);
      Part node = stack.node(heapMegabytes);
      supervisor.launch(interceptor);
      supervisor.launch(node);
      supervisor.awaitReady(
          interceptor, SERVICE_LIMIT, "the interceptor captures " + capturing(capture));
      if (capture.demo()) {
        supervisor.launch(stack.producer(capture));
      }
      supervisor.awaitReady(node, NODE_LIMIT, "Cassandra serves CQL on " + node.address());
      setUp(credentials);
      supervisor.step("roles and schema are there");
      startServices();
      supervisor.running();
      tellAddresses(credentials);
      watch();
    } catch (RuntimeException e) {
      // Once it is stopping, that a process ended is what was asked for.
      if (!supervisor.stopping()) {
        throw e;
      }
    } finally {
      stop();
    }
  }

  private void setUp(Credentials credentials) {
    SetupConfig config =
        SetupConfig.from(
            Map.of(
                StoreConfig.CONTACT_POINTS.name(), ports.address("cql"),
                SetupConfig.ADMIN_PASSWORD_FILE.name(), password(credentials, Credentials.ADMIN),
                SetupConfig.LOADER_PASSWORD_FILE.name(), password(credentials, Credentials.LOADER),
                SetupConfig.PAGE_PASSWORD_FILE.name(), password(credentials, Credentials.PAGE)));
    try {
      new StoreSetup(config, console::live).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(ExitCode.FAILED, "interrupted while starting", "try again", e);
    }
  }

  private static String password(Credentials credentials, String role) {
    return credentials.cqlPassword(role).toString();
  }

  private void startServices() {
    Part loader = stack.loader();
    Part exporter = stack.exporter();
    supervisor.launch(loader);
    supervisor.launch(exporter);
    boolean graphs = PrometheusFiles.installed(System.getenv().getOrDefault("PATH", ""));
    Part prometheus = graphs ? stack.prometheus() : null;
    if (graphs) {
      supervisor.launch(prometheus);
    }
    supervisor.awaitReady(loader, SERVICE_LIMIT, "the loader loads slices");
    supervisor.awaitReady(exporter, SERVICE_LIMIT, "the exporter serves " + exporter.address());
    if (graphs) {
      supervisor.awaitReady(prometheus, SERVICE_LIMIT, "Prometheus serves " + prometheus.address());
    } else {
      supervisor.step("Prometheus is not installed: no graphs (sudo ./traffic setup installs it)");
    }
  }

  private void tellAddresses(Credentials credentials) {
    console.line("");
    console.line("Traffic Analyzer runs and captures " + capturing(capture) + ".");
    console.line(
        "  graphs    http://"
            + ports.address("prometheus")
            + "/graph?g0.expr=endpoint%3Awrites%3Arate1m&g0.tab=0");
    console.line("  exporter  http://" + ports.address("exporter") + "/metrics");
    console.line(
        "  CQL       "
            + ports.address("cql")
            + "; ./traffic cql, or cqlsh --cqlshrc "
            + credentials.cqlshrc());
    console.line("  data      " + folder.root());
    console.line("Ctrl-C or ./traffic down stops it; the data stays.");
    console.line("");
  }

  private void watch() {
    LiveLine line = new LiveLine();
    for (int tick = 1; !supervisor.stopping(); tick++) {
      supervisor.watch();
      Figures figures = Figures.of(description.instance("running", supervisor.members()));
      String text = line.next(System.nanoTime(), figures, supervisor.problems());
      tellFirstName(figures);
      if (console.terminal()) {
        console.live(text);
      } else if (tick % PLAIN_LINE_EVERY == 0 && !supervisor.stopping()) {
        console.line(text);
      }
      Pause.millis(TICK_MILLIS);
    }
  }

  private void tellFirstName(Figures figures) {
    if (!named && !figures.named().isEmpty()) {
      named = true;
      supervisor.step("first named rows: " + figures.named());
    }
  }

  /** In the shutdown hook: a stop that was asked for is a success, whatever signal asked. */
  private void stopAsked() {
    if (stop()) {
      Runtime.getRuntime().halt(ExitCode.OK.status());
    }
  }

  private boolean stop() {
    if (!supervisor.stop()) {
      return false;
    }
    instances.remove(folder);
    console.line("everything is stopped");
    return true;
  }

  private static String capturing(CaptureOptions capture) {
    if (capture.demo()) {
      return "the demo's traffic on lo (" + capture.producerNetwork() + ".0/24)";
    }
    String where =
        capture.interfaces().isEmpty()
            ? "the interface of the default route"
            : String.join(", ", capture.interfaces());
    return where + (capture.filter().isEmpty() ? "" : " (" + capture.filter() + ")");
  }
}
