package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.service.ExitCode;

/**
 * What the commands have in common that print one capture file with names: a damaged file is told
 * after what could be read was printed.
 */
abstract class CaptureFileCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = {
        "A capture file: pcap, pcapng or snoop, also in gzip, zstd or lz4; - is piped in, and"
            + " printed as it comes, with the names learnt so far."
      })
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowFormat format;

  @Mixin private NamingOptions naming;
  @Spec private CommandSpec spec;

  private final Defragmenter fragments = new Defragmenter();
  private final OutputStream out;

  CaptureFileCommand() {
    this(new StandardOutput());
  }

  /**
   * @param out where rows are printed
   */
  CaptureFileCommand(OutputStream out) {
    this.out = out;
  }

  /** The names of the columns. */
  abstract List<String> columns();

  /**
   * Prints a file, which can be read twice at once.
   *
   * @throws IOException if it cannot be read
   */
  abstract void print(Path file, CaptureReader reader, NameTable names, RowWriter rows)
      throws IOException;

  /**
   * Prints what is piped in, as it comes.
   *
   * @throws IOException if it cannot be read
   */
  abstract void printPiped(CaptureReader reader, NameTable names, RowWriter rows)
      throws IOException;

  /** What names are learnt from. */
  final NameOptions nameSources() {
    return naming.sources();
  }

  final RowFormat format() {
    return format;
  }

  /** Tells a later fragment its flow's ports. */
  final void defragment(Packet packet, long timestampNanos) {
    if (packet.isFragment()) {
      fragments.put(packet, timestampNanos);
    }
  }

  @Override
  public final Integer call() {
    try {
      return print().status();
    } catch (NotACaptureException e) {
      return failed(e.getMessage()).status();
    } catch (NoSuchFileException e) {
      return failed(file + " does not exist; check the path").status();
    } catch (IOException e) {
      return unreadable(e);
    } catch (UncheckedIOException e) {
      return unreadable(e.getCause()); // in a stage, which reads the file for names
    }
  }

  private int unreadable(IOException e) {
    return failed(AnalysedCapture.nameOf(file) + " cannot be read: " + Reason.of(e)).status();
  }

  /** What is piped in, by whatever name, comes once. */
  private boolean canBeReadTwice() {
    return !file.equals(CaptureReader.STANDARD_INPUT)
        && (Files.isRegularFile(file) || !Files.exists(file));
  }

  private ExitCode print() throws IOException {
    NameTable names = naming.table();
    try (CaptureReader reader = CaptureReader.open(file);
        RowWriter rows = new RowWriter(out, format, columns())) {
      if (canBeReadTwice()) {
        print(file, reader, names, rows);
      } else {
        reader.beforeWaiting(
            () -> {
              rows.flush();
              return true;
            });
        printPiped(reader, names, rows);
      }
      rows.flush();
      if (rows.failure().isPresent()) {
        return failed("the output cannot be written: " + Reason.of(rows.failure().get()));
      }
      if (reader.fault().isPresent()) {
        tell(
            AnalysedCapture.nameOf(file)
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
