package trafficanalyzer.cli.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.Home;
import trafficanalyzer.cli.instance.Instances;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Starts everything, watches over it, and stops it when told to. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start everything on this machine: Cassandra, capture, loader, exporter, Prometheus.",
      "Ctrl-C or `traffic down` stops all of it; the data stays."
    })
public final class UpCommand implements Callable<Integer> {
  private static final int LEAST_HEAP_MEGABYTES = 256;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: ~/.local/share/traffic-analyzer)")
  private Path data;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "1024",
      description = "Java heap of the Cassandra node (default: ${DEFAULT-VALUE})")
  private int heapMegabytes;

  @Option(names = "--detach", description = "return once everything runs; it runs on by itself")
  private boolean detach;

  @Mixin private CaptureOptions capture;

  @ArgGroup(validate = false, heading = "Ports on 127.0.0.1 (0 takes a free one):%n")
  private Ports ports = new Ports();

  @Override
  public Integer call() throws IOException {
    Map<String, String> environment = System.getenv();
    DataFolder folder = data == null ? DataFolder.byDefault(environment) : new DataFolder(data);
    capture.check();
    Stack.checkEnvironment(environment);
    if (!preflight(folder)) {
      return ExitCode.MISSING.status();
    }
    folder.create();
    if (detach) {
      return new Detached(folder).run(arguments());
    }
    try (FileChannel file =
            FileChannel.open(
                folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      if (lock == null) {
        throw new ServiceException(
            ExitCode.MISSING,
            "another `up` works in " + folder.root() + " at this moment",
            "see ./traffic status");
      }
      Stack stack = new Stack(Home.path(), folder, ports, Capabilities.own(), environment);
      new Startup(folder, ports, capture, stack, Console.standard(), new Instances(environment))
          .run(heapMegabytes);
      return ExitCode.OK.status();
    }
  }

  /** Names everything that is missing, and says whether nothing is. */
  private boolean preflight(DataFolder folder) {
    if (heapMegabytes < LEAST_HEAP_MEGABYTES) {
      throw new ServiceException(
          ExitCode.USAGE,
          "--heap " + heapMegabytes + " is too little for Cassandra",
          "give it at least " + LEAST_HEAP_MEGABYTES + " MB");
    }
    String running = Preflight.running(folder);
    if (!running.isEmpty()) {
      throw new ServiceException(ExitCode.MISSING, running, "or choose another folder with --data");
    }
    Preflight preflight =
        new Preflight(Preflight.Machine.own(folder), capture.demo(), heapMegabytes);
    List<String> needingRoot = preflight.needingRoot();
    List<String> problems = new ArrayList<>(needingRoot);
    problems.addAll(ports.problems());
    if (capture.demo()) {
      problems.addAll(ProducerPorts.problems(capture.producerNetwork()));
    }
    problems.addAll(capture.problems());
    problems.addAll(preflight.resources());
    if (!problems.isEmpty()) {
      System.err.println("traffic: nothing was started, since something is missing:");
      problems.forEach(problem -> System.err.println("  - " + problem));
    }
    if (!needingRoot.isEmpty()) {
      System.err.println("Run: sudo " + Home.path().resolve("traffic") + quoted());
    }
    return problems.isEmpty();
  }

  private List<String> arguments() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  private String quoted() {
    StringBuilder words = new StringBuilder();
    for (String word : arguments()) {
      boolean plain = word.matches("[\\w./:=-]+");
      words.append(' ').append(plain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return words.toString();
  }
}
