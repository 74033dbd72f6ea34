package trafficanalyzer.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import trafficanalyzer.store.CaptureRow;

/**
 * One line of the ledger: a slice, all slices of an interface, or all there are.
 *
 * @param sensor null for all
 * @param networkInterface null for all
 * @param startedAt of a slice; null for several
 * @param figures what became of the packets
 * @param missingSeconds between the slices of an interface that follow each other, where no slice
 *     is; -1 for one slice
 * @param remark in words; null where there is nothing to say
 */
record LedgerLine(
    String sensor,
    String networkInterface,
    Instant startedAt,
    LedgerFigures figures,
    long missingSeconds,
    String remark) {
  /** What programs read; the names of {@code captures} where it has the figure. */
  static final List<String> COLUMNS =
      List.of(
          "sensor",
          "interface",
          "started_at",
          "slices",
          "missing_seconds",
          "received",
          "dropped_by_kernel",
          "dropped_by_interface",
          "unknown",
          "written",
          "read",
          "packets",
          "other_frames",
          "rejected",
          "shed",
          "residual",
          "remark");

  /** What people read: shorter. */
  static final List<String> HEADINGS =
      List.of(
          "sensor",
          "interface",
          "started_at",
          "slices",
          "missing",
          "received",
          "kernel",
          "nic",
          "unknown",
          "written",
          "read",
          "packets",
          "other",
          "rejected",
          "shed",
          "residual",
          "remark");

  /** Of one slice. */
  static LedgerLine of(CaptureRow slice, LedgerFigures figures) {
    List<String> remarks = new ArrayList<>();
    if (figures.rejectedInAll() > 0) {
      remarks.add("rejected: " + reasons(figures));
    }
    if (figures.miscounted() > 0) {
      remarks.add(figures.miscounted() + " rows too few or too many");
    }
    if (slice.fault() != null) {
      remarks.add("damaged: " + slice.fault());
    }
    remarks.add(slice.file());
    return new LedgerLine(
        slice.sensor(),
        slice.networkInterface(),
        slice.startedAt(),
        figures,
        -1,
        String.join("; ", remarks));
  }

  /** The values in the order of the columns: a number, a text, or null for none. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    values.add(sensor);
    values.add(networkInterface);
    values.add(startedAt == null ? null : startedAt.toString());
    values.add(figures.slices());
    values.add(missingSeconds < 0 ? null : missingSeconds);
    boolean known = figures.unknown() < figures.slices();
    values.add(known ? figures.received() : null);
    values.add(known ? figures.droppedByKernel() : null);
    values.add(known ? figures.droppedByInterface() : null);
    values.add(figures.unknown());
    values.add(figures.written());
    values.add(figures.read());
    values.add(figures.packets());
    values.add(figures.otherFrames());
    values.add(figures.rejectedInAll());
    values.add(figures.shed());
    values.add(figures.residual());
    values.add(remark);
    return values;
  }

  static String reasons(LedgerFigures figures) {
    return figures.rejected().entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(Collectors.joining(", "));
  }
}
