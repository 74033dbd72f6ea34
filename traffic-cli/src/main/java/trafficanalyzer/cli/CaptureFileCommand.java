package trafficanalyzer.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.packet.CaptureReader;
import trafficanalyzer.packet.NotACaptureException;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.DnsAnswers;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.service.ExitCode;

/**
 * What the commands have in common that read one capture file: it is read twice, for names and for
 * packets, and a damaged file is told after what could be read was printed.
 */
abstract class CaptureFileCommand implements Callable<Integer> {
  /** At some 400 bytes each with its hostname, twice: 200 MB at most. */
  private static final int MOST_NAMES = 250_000;

  private static final Duration NAMES_LAST = Duration.ofHours(24);

  @Parameters(paramLabel = "FILE", description = "A capture file: classic pcap.")
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowFormat format;

  @Spec private CommandSpec spec;

  private final NameTable names = new NameTable(MOST_NAMES, NAMES_LAST);
  private final Packet packet = new Packet();

  /** The names of the columns. */
  abstract List<String> columns();

  /** Takes one packet of the file, in order. */
  abstract void packet(CaptureReader reader, Packet packet, NameTable names, RowWriter rows);

  /** Prints what is known only after the last packet. */
  abstract void end(RowWriter rows);

  @Override
  public final Integer call() {
    try {
      learnNames();
      return print().status();
    } catch (NotACaptureException e) {
      return failed(e.getMessage()).status();
    } catch (NoSuchFileException e) {
      return failed(file + " does not exist; check the path").status();
    } catch (IOException e) {
      return failed(file + " cannot be read: " + e.getMessage()).status();
    }
  }

  private void learnNames() throws IOException {
    DnsAnswers answers = new DnsAnswers();
    Consumer<NameObservation> add = names::add;
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packet.wrap(reader);
        answers.read(packet, reader.timestampNanos(), add);
      }
    }
  }

  private ExitCode print() throws IOException {
    try (CaptureReader reader = CaptureReader.open(file);
        RowWriter rows = new RowWriter(spec.commandLine().getOut(), format, columns())) {
      while (!rows.broken() && reader.next()) {
        packet.wrap(reader);
        packet(reader, packet, names, rows);
      }
      end(rows);
      rows.flush();
      if (reader.fault().isPresent()) {
        tell(
            file
                + " is damaged at "
                + reader.fault().get()
                + "; the frames before were printed, the rest cannot be read");
        return ExitCode.DAMAGED_INPUT;
      }
      return ExitCode.OK;
    }
  }

  private ExitCode failed(String message) {
    tell(message);
    return ExitCode.FAILED;
  }

  private void tell(String message) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
  }
}
