package trafficanalyzer.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.DuplicateWindow;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** {@code ./traffic repair IN OUT}: writes what can be saved of a capture. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Write every frame that can be read of a damaged capture into a new file, which is whole.",
      "After a fault the next plausible record is looked for, and what lies between is left out and"
          + " told. IN is never changed, and OUT is there only once it is complete.",
      "OUT is pcap or pcapng as its name says (*.pcap, *.cap or *.pcapng), else as IN is; named"
          + " *.gz, *.zst or *.lz4 it is compressed."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:IN was whole, and every frame is in OUT",
      "1:IN is no capture or cannot be read, or OUT cannot be written",
      "2:the command line is wrong, or OUT is there already",
      "4:IN was damaged: OUT holds what could be saved"
    })
public final class RepairCommand implements Callable<Integer> {
  private static final int TELL_EVERY = 4096;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A capture: pcap, pcapng or snoop, also in gzip, zstd or lz4; - is piped in.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out;

  @Option(names = "--force", description = "Replace OUT if it is there.")
  private boolean force;

  @Option(
      names = "--remove-duplicates",
      description =
          "Leave out frames that have the length and MD5 hash of one of the last four before, as"
              + " editcap -d does.")
  private boolean removeDuplicates;

  @Option(
      names = "--duplicate-window",
      paramLabel = "FRAMES",
      description =
          "Remove duplicates, comparing with the last FRAMES - 1 frames, as editcap -D does: 2 to"
              + " 1000000.")
  private Integer duplicateWindow;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireSenseOfArguments();
    try (LoadProgress progress = new LoadProgress(List.of(in), Optional::empty)) {
      progress.begin(in);
      RepairSummary summary = new RepairSummary(in, out);
      try {
        repair(progress, summary);
      } finally {
        progress.end();
      }
      summary.print(spec.commandLine().getOut());
      return (summary.damaged() ? ExitCode.DAMAGED_INPUT : ExitCode.OK).status();
    } catch (NotACaptureException e) {
      return failed(e.getMessage());
    } catch (NoSuchFileException e) {
      return failed(e.getFile() + " does not exist; check the path");
    } catch (IOException e) {
      String which = e instanceof FileSystemException of ? of.getFile() + ": " : "";
      return failed(in + " cannot be repaired into " + out + ": " + which + Reason.of(e));
    }
  }

  private void repair(LoadProgress progress, RepairSummary summary) throws IOException {
    DuplicateWindow duplicates =
        duplicateWindow != null
            ? new DuplicateWindow(duplicateWindow)
            : removeDuplicates ? new DuplicateWindow(DuplicateWindow.USUAL_FRAMES) : null;
    try (CaptureReader reader = CaptureReader.open(in);
        RepairedFile repaired = new RepairedFile(out, force)) {
      do {
        while (reader.next()) {
          if (duplicates == null || !duplicates.isDuplicate(reader)) {
            repaired.write(reader);
          }
          if (reader.frameNumber() % TELL_EVERY == 0) {
            progress.at(reader.frameNumber(), reader.position(), reader.size());
          }
        }
        // A look for the next record goes through what is left, byte after byte.
      } while (summary.addFault(reader, repaired));
      repaired.finish(reader);
      summary.end(reader, repaired);
    }
  }

  private void requireSenseOfArguments() {
    if (duplicateWindow != null
        && (duplicateWindow < 2 || duplicateWindow > DuplicateWindow.MOST_FRAMES)) {
      throw wrong("--duplicate-window is " + duplicateWindow, "give it 2 to 1000000 frames");
    }
    if (out.equals(CaptureReader.STANDARD_INPUT)) {
      throw wrong("OUT is -, and nothing is written to standard output", "name a file");
    }
    if (isSame(in, out)) {
      throw wrong("IN and OUT are the same file, and IN is never changed", "name another OUT");
    }
    if (Files.isDirectory(out)) {
      throw wrong(out + " is a folder", "name a file in it");
    }
    if (Files.exists(out) && !force) {
      throw wrong(out + " is there already", "name another OUT, or replace it with --force");
    }
  }

  private static boolean isSame(Path in, Path out) {
    try {
      return Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out);
    } catch (IOException e) {
      return false; // Cannot be read, then: told when it is opened.
    }
  }

  private static ServiceException wrong(String message, String remedy) {
    return new ServiceException(ExitCode.USAGE, message, remedy);
  }

  private int failed(String message) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
    return ExitCode.FAILED.status();
  }
}
