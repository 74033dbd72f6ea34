package trafficanalyzer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import trafficanalyzer.loader.LedgerEntry;
import trafficanalyzer.loader.LedgerEntry.Outcome;
import trafficanalyzer.service.ExitCode;

/** The ledger of what was loaded: a line for each file, and one for all of them. */
final class LoadSummary {
  private static final String ROW = "%10s %10s %8s %8s %10s %8s  %s%n";

  private final PrintWriter out;
  private long packets;
  private long packetRows;
  private long otherFrames;
  private long rejected;
  private long named;
  private long residual;
  private int files;
  private int skipped;
  private int damaged;
  private int failed;

  LoadSummary(PrintWriter out) {
    this.out = out;
    out.printf(ROW, "packets", "stored", "other", "rejected", "named", "residual", "file");
  }

  void add(Path file, LedgerEntry entry) {
    files++;
    packets += entry.written();
    packetRows += entry.packetRows();
    otherFrames += entry.otherFrameRows();
    rejected += entry.rejectedInAll();
    named += entry.named();
    residual += entry.residual();
    damaged += entry.fault().isPresent() ? 1 : 0;
    skipped += entry.outcome() == Outcome.SKIPPED ? 1 : 0;
    if (entry.outcome() == Outcome.SKIPPED) {
      row("-", "-", "-", "-", "-", "-", file + " (loaded before)" + remarks(entry));
    } else {
      row(
          entry.written(),
          entry.packetRows(),
          entry.otherFrameRows(),
          entry.rejectedInAll(),
          entry.named(),
          entry.residual(),
          file + remarks(entry));
    }
  }

  /** A file could not be loaded at all. */
  void failed() {
    files++;
    failed++;
  }

  /** Prints the line for all. */
  void end() {
    row(packets, packetRows, otherFrames, rejected, named, residual, total());
  }

  ExitCode exitCode() {
    if (failed > 0 || residual != 0) {
      return ExitCode.FAILED;
    }
    return damaged > 0 ? ExitCode.DAMAGED_INPUT : ExitCode.OK;
  }

  private String total() {
    return "in "
        + files
        + (files == 1 ? " file" : " files")
        + (skipped > 0 ? ", " + skipped + " loaded before" : "")
        + (damaged > 0 ? ", " + damaged + " damaged" : "")
        + (failed > 0 ? ", " + failed + " not loaded" : "");
  }

  private static String remarks(LedgerEntry entry) {
    String reasons =
        entry.rejected().entrySet().stream()
            .map(reason -> reason.getValue() + " " + reason.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    return (reasons.isEmpty() ? "" : " (rejected: " + reasons + ")")
        + entry.fault().map(fault -> " (damaged at " + fault + ")").orElse("");
  }

  private void row(Object... cells) {
    out.printf(ROW, cells);
    out.flush();
  }
}
