package trafficanalyzer.cli;

import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.cli.instance.InstanceOption;
import trafficanalyzer.cli.instance.StoreAccess;
import trafficanalyzer.loader.CaptureFiles;
import trafficanalyzer.loader.CaptureLoader;
import trafficanalyzer.loader.LedgerEntry;
import trafficanalyzer.loader.LoadLimits;
import trafficanalyzer.loader.LoaderConfig;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.HostName;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.store.StoreConfig;

/** {@code ./traffic load FILE… | DIR}: loads captures and tells what became of each packet. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Load capture files into Cassandra; of a folder, all captures in it and below.",
      "They are taken in the order of their first packets, so that names learnt in one hold for",
      "the next. A capture that is loaded already is skipped: run the command again to go on",
      "after it was stopped. In the end it tells what became of each packet, as ledger does.",
      "It speaks to the instance that runs, or to the node that TRAFFIC_CQL_CONTACT_POINTS,",
      "TRAFFIC_CQL_USERNAME and TRAFFIC_CQL_PASSWORD_FILE name."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every packet of every file is stored",
      "1:a file is no capture, or packets are not accounted for",
      "2:the command line or a setting is wrong",
      "3:Cassandra does not answer, or a file is missing",
      "4:a file is damaged: the packets before the damage are stored"
    })
public final class LoadCommand implements Callable<Integer> {
  @Mixin private InstanceOption instance;

  @Option(
      names = "--sensor",
      paramLabel = "NAME",
      description = "the machine that recorded the files (default: this one's name)")
  private String sensor;

  @Option(
      names = "--again",
      description = {
        "delete what the captures wrote and load them anew, also those that are loaded already;",
        "what they told of names stays"
      })
  private boolean again;

  @Option(
      names = "--bulk",
      description = {
        "for archives: hand the rows to the nodes as files (SSTables), by the port that nodes speak",
        "to each other at; more than twice as fast, but all replicas must be up, and a capture",
        "counts as loaded only when the last of its files has arrived"
      })
  private boolean bulk;

  @Option(
      names = "--bulk-folder",
      paramLabel = "DIR",
      description =
          "where the files of --bulk lie on their way, up to 1 GB (default: the temporary folder)")
  private Path bulkFolder;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "what to load")
  private List<Path> paths;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> files = CaptureFiles.inOrder(paths);
    try (BulkFolder folder = bulk ? BulkFolder.in(bulkFolder) : null;
        CaptureLoader loader = connect(folder);
        LoadProgress progress = new LoadProgress(files, loader::trouble)) {
      LoadSummary summary = new LoadSummary(spec.commandLine().getOut());
      for (Path file : files) {
        load(file, loader, progress, summary);
      }
      loader.finish(progress);
      progress.end();
      summary.end();
      return summary.exitCode().status();
    }
  }

  private CaptureLoader connect(BulkFolder folder) {
    StoreConfig store = StoreAccess.loader(instance, System.getenv());
    LoadLimits limits = LoadLimits.defaults();
    NameOptions names = LoaderConfig.names(System.getenv());
    return folder == null
        ? CaptureLoader.connect(store, sensor(), limits, names)
        : CaptureLoader.connectForBulk(store, sensor(), limits, names, folder.path());
  }

  private void load(Path file, CaptureLoader loader, LoadProgress progress, LoadSummary summary)
      throws InterruptedException {
    progress.begin(file);
    try {
      LedgerEntry entry = again ? loader.loadAgain(file, progress) : loader.load(file, progress);
      progress.end();
      summary.add(file, entry);
    } catch (IOException e) {
      progress.end();
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      spec.commandLine().getErr().println(spec.qualifiedName() + ": " + reason);
      summary.failed();
    } catch (DriverException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "Cassandra does not answer while " + file + " is loaded: " + e.getMessage(),
          "see that it runs and give the same command again"
              + (again ? "" : ": what is loaded is skipped"),
          e);
    }
  }

  private String sensor() {
    Map<String, String> environment = System.getenv();
    String byDefault = environment.getOrDefault(CommonSettings.SENSOR.name(), "").strip();
    String given = sensor == null ? byDefault : sensor;
    return HostName.or(given);
  }
}
