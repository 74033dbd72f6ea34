package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
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
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.service.ExitCode;

/**
 * What the commands have in common that read one capture file: it is read twice, for names and for
 * packets, and a damaged file is told after what could be read was printed.
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

  private final Packet moved = new Packet();
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

  /** Prepares for the first packet. */
  void begin(NameTable names, RowWriter rows) {}

  /** Whether names are looked up, for which the file is read some way ahead. */
  boolean needsNames() {
    return true;
  }

  /** Whether further packets are wanted. */
  boolean wantsMore() {
    return true;
  }

  /** Decodes the frame that the reader stands on. */
  Packet decode(CaptureReader reader) {
    moved.wrap(reader);
    return moved;
  }

  /** Takes one packet of the file, in order. */
  abstract void packet(CaptureReader reader, Packet packet, NameTable names, RowWriter rows);

  /** Prints what is known only after the last packet. */
  abstract void end(RowWriter rows);

  /** Lets go of what was begun, whether or not the end was reached. */
  void close() {}

  @Override
  public final Integer call() {
    try {
      return print().status();
    } catch (NotACaptureException e) {
      return failed(e.getMessage()).status();
    } catch (NoSuchFileException e) {
      return failed(file + " does not exist; check the path").status();
    } catch (IOException e) {
      return failed(file + " cannot be read: " + e.getMessage()).status();
    }
  }

  /** What is piped in, by whatever name, comes once. */
  final boolean canBeReadTwice() {
    return !file.equals(CaptureReader.STANDARD_INPUT)
        && (Files.isRegularFile(file) || !Files.exists(file));
  }

  private ExitCode print() throws IOException {
    NameTable names = naming.table();
    boolean comesOnce = !canBeReadTwice();
    NameReader learning =
        needsNames() && comesOnce ? new NameReader(naming.sources(), names) : null;
    try (NamesAhead ahead =
            needsNames() && !comesOnce ? new NamesAhead(file, naming.sources(), names) : null;
        CaptureReader reader = CaptureReader.open(file);
        RowWriter rows = new RowWriter(out, format, columns())) {
      if (comesOnce) {
        reader.beforeWaiting(rows::flush);
      }
      try {
        begin(names, rows);
        while (!rows.broken() && wantsMore() && reader.next()) {
          Packet packet = decode(reader);
          if (ahead != null) {
            ahead.of(reader);
          } else if (learning != null) {
            learning.read(packet, reader.timestampNanos());
          }
          if (packet.isFragment()) {
            fragments.put(packet, reader.timestampNanos()); // tells it its flow's ports
          }
          packet(reader, packet, names, rows);
        }
        end(rows);
      } finally {
        close();
      }
      rows.flush();
      if (rows.failure().isPresent()) {
        return failed("the output cannot be written: " + rows.failure().get().getMessage());
      }
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
