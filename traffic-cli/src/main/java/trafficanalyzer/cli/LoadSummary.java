package trafficanalyzer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import trafficanalyzer.loader.LedgerEntry;
import trafficanalyzer.loader.LedgerEntry.Outcome;
import trafficanalyzer.service.ExitCode;

/**
 * The ledger of what was loaded, in the figures of {@code ./traffic ledger}: a line for each file,
 * and one for all of them.
 */
final class LoadSummary {
  private static final String ROW = "%10s %10s %10s %8s %8s %8s %8s %10s  %s%n";

  private final PrintWriter out;
  private long written;
  private long read;
  private long packets;
  private long otherFrames;
  private long rejected;
  private long shed;
  private long residual;
  private long named;
  private boolean balanced = true;
  private int files;
  private int skipped;
  private int damaged;
  private int failed;

  LoadSummary(PrintWriter out) {
    this.out = out;
    out.printf(
        ROW,
        "written",
        "read",
        "packets",
        "other",
        "rejected",
        "shed",
        "residual",
        "named",
        "file");
  }

  void add(Path file, LedgerEntry entry) {
    files++;
    written += entry.written();
    read += entry.read();
    packets += entry.packetRows();
    otherFrames += entry.otherFrameRows();
    rejected += entry.rejectedInAll();
    shed += entry.shed();
    residual += entry.residual();
    named += entry.named();
    balanced &= entry.residual() == 0;
    damaged += entry.fault().isPresent() ? 1 : 0;
    skipped += entry.outcome() == Outcome.SKIPPED ? 1 : 0;
    row(
        entry.written(),
        entry.read(),
        entry.packetRows(),
        entry.otherFrameRows(),
        entry.rejectedInAll(),
        entry.shed(),
        entry.residual(),
        entry.named(),
        file + (entry.outcome() == Outcome.SKIPPED ? " (loaded before)" : "") + remarks(entry));
  }

  /** A file could not be loaded at all. */
  void failed() {
    files++;
    failed++;
  }

  /** Prints the line for all. */
  void end() {
    row(written, read, packets, otherFrames, rejected, shed, residual, named, total());
  }

  ExitCode exitCode() {
    if (failed > 0 || !balanced) {
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
