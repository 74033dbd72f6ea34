package trafficanalyzer.cli;

import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.cli.instance.InstanceOption;
import trafficanalyzer.cli.instance.StoreAccess;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowCounter;
import trafficanalyzer.store.RowCounter.Counts;
import trafficanalyzer.store.Store;

/** {@code ./traffic ledger}: what became of every packet. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Tell what became of every packet of the slices that are loaded: a line for each sensor and",
      "interface, one for all, and before them the slices of which not every packet became a row.",
      "received = written + dropped by the kernel, but for what is in the kernel's buffer when a",
      "slice ends; written = packets + other frames + rejected + shed + residual.",
      "It speaks to the instance that runs, or to the node that TRAFFIC_CQL_CONTACT_POINTS,",
      "TRAFFIC_CQL_USERNAME and TRAFFIC_CQL_PASSWORD_FILE name."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every packet is accounted for",
      "1:the residual is not 0, or with --verify rows are missing or too many",
      "2:the command line or a setting is wrong",
      "3:Cassandra does not answer"
    })
final class LedgerCommand implements Callable<Integer> {
  @Mixin private InstanceOption instance;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "slices that began then or later: 2026-11-21 or 2026-11-21T04:05, UTC"
              + " (default: yesterday)")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "slices that began before; a day is meant as a whole (default: today)")
  private String to;

  @Option(names = "--day", paramLabel = "DAY", description = "slices of this UTC day only")
  private String day;

  @Option(names = "--sensor", paramLabel = "NAME", description = "slices of this machine only")
  private String sensor;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private LedgerFormat format;

  @Option(names = "--all", description = "print every slice")
  private boolean all;

  @Option(
      names = "--verify",
      description =
          "count the rows that each slice really has; reads all of them, which takes time")
  private boolean verify;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    LedgerPeriod period = LedgerPeriod.of(from, to, day, Clock.systemUTC());
    Ledger ledger = new Ledger();
    try (Store store = Store.connect(StoreAccess.reader(instance, System.getenv()))) {
      print(store, period, ledger);
    } catch (DriverException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "Cassandra does not answer: " + e.getMessage(),
          "see that it runs and give the same command again",
          e);
    } catch (StandardOutput.ReaderGoneException e) {
      return exitCode(ledger.all()).status(); // as after | head: nobody wants the rest
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.FAILED,
          "the output cannot be written: " + e.getMessage(),
          "make room for it",
          e);
    }
    return exitCode(ledger.all()).status();
  }

  private void print(Store store, LedgerPeriod period, Ledger ledger)
      throws IOException, InterruptedException {
    LedgerPrinter printer = format.printer(new StandardOutput());
    for (LocalDate date : period.days()) {
      slices(store, date, period, ledger, printer);
    }
    ledger.print(printer);
    printer.finish();
  }

  private ExitCode exitCode(LedgerFigures figures) {
    if (figures.slices() == 0) {
      spec.commandLine().getErr().println(spec.qualifiedName() + ": no slice began in that time");
    }
    return figures.accountedFor() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void slices(
      Store store, LocalDate date, LedgerPeriod period, Ledger ledger, LedgerPrinter printer)
      throws IOException, InterruptedException {
    List<CaptureRow> slices = new ArrayList<>();
    store
        .selectCaptures()
        .read(
            date,
            slice -> {
              if (period.contains(slice.startedAt()) && isWanted(slice)) {
                slices.add(slice);
              }
            });
    Map<UUID, Counts> counts = verify ? counts(store, date, slices) : Map.of();
    for (CaptureRow slice : slices) {
      LedgerFigures figures =
          verify
              ? LedgerFigures.of(slice, counts.getOrDefault(slice.captureId(), Counts.NONE))
              : LedgerFigures.of(slice);
      ledger.add(slice, figures);
      if (all || !figures.clean() || slice.fault() != null) {
        printer.print(LedgerLine.of(slice, figures));
      }
    }
  }

  private boolean isWanted(CaptureRow slice) {
    return sensor == null || sensor.equals(slice.sensor());
  }

  private static Map<UUID, Counts> counts(Store store, LocalDate date, List<CaptureRow> slices)
      throws InterruptedException {
    Console console = Console.standardError();
    try (RowCounter counter = new RowCounter(store.session())) {
      return counter.count(
          slices,
          rows -> console.live(String.format(Locale.ROOT, "%s: %,d rows counted", date, rows)));
    } finally {
      console.live("");
    }
  }
}
