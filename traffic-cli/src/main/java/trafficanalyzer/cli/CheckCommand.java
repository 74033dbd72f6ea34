package trafficanalyzer.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.service.ExitCode;

/** {@code ./traffic check FILE…}: says whether captures are whole, and what is in them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say whether capture files are whole: how far each can be read, and what is wrong there.",
      "Also how many frames there are, of which times and link types, how many are cut by the"
          + " snapshot length and how many are not in the order of time, which is no damage.",
      "What can be saved of a damaged file is written by `traffic repair`."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every file is whole",
      "1:a file is no capture or cannot be read",
      "2:the command line is wrong",
      "4:a file is damaged"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int TELL_EVERY = 4096;

  /** How to print. */
  enum CheckFormat {
    /** For people. */
    text,
    /** One JSON object a line and file. */
    json
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A capture: pcap, pcapng or snoop, also in gzip, zstd or lz4; - is piped in.")
  private List<Path> files;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private CheckFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CheckReport report = new CheckReport(spec.commandLine().getOut(), format == CheckFormat.json);
    ExitCode worst = ExitCode.OK;
    try (LoadProgress progress = new LoadProgress(files, Optional::empty)) {
      for (Path file : files) {
        progress.begin(file);
        ExitCode found = check(file, progress, report);
        // A file that cannot be read weighs more than one that can in part.
        worst = worst.worse(found);
      }
    }
    return worst.status();
  }

  private ExitCode check(Path file, LoadProgress progress, CheckReport report) {
    try (CaptureReader reader = CaptureReader.open(file)) {
      CaptureHealth health = new CaptureHealth();
      while (reader.next()) {
        health.add(reader);
        if (reader.frameNumber() % TELL_EVERY == 0) {
          progress.at(reader.frameNumber(), reader.position(), reader.size());
        }
      }
      progress.at(reader.frameNumber(), reader.position(), reader.size());
      progress.end();
      report.add(file, reader, health);
      return reader.fault().isPresent() ? ExitCode.DAMAGED_INPUT : ExitCode.OK;
    } catch (NotACaptureException e) {
      return failed(e.getMessage(), progress);
    } catch (NoSuchFileException e) {
      return failed(file + " does not exist; check the path", progress);
    } catch (IOException e) {
      return failed(AnalysedCapture.nameOf(file) + " cannot be read: " + Reason.of(e), progress);
    }
  }

  private ExitCode failed(String message, LoadProgress progress) {
    progress.end();
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
    return ExitCode.FAILED;
  }
}
