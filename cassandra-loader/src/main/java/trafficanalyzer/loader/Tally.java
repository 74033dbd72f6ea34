package trafficanalyzer.loader;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts while one capture is loaded; becomes its {@link LedgerEntry} when all is acknowledged. */
final class Tally {
  private final Map<String, Long> rejected = new HashMap<>();
  private final Map<String, Long> otherRows = new HashMap<>();
  private long read;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;
  private long packetRows;
  private long otherFrameRows;
  private long named;
  private long shed;
  private Optional<String> fault = Optional.empty();

  /** A packet was read from the capture. */
  void read(long timestampNanos) {
    read++;
    firstNanos = Math.min(firstNanos, timestampNanos);
    lastNanos = Math.max(lastNanos, timestampNanos);
  }

  void packetRow(boolean isNamed) {
    packetRows++;
    if (isNamed) {
      named++;
    }
  }

  void otherFrameRow() {
    otherFrameRows++;
  }

  void rejected(String reason, long packets) {
    rejected.merge(reason, packets, Long::sum);
  }

  void row(String table) {
    otherRows.merge(table, 1L, Long::sum);
  }

  void fault(String reason) {
    fault = Optional.of(reason);
  }

  /** These packets were deleted unread. */
  void shed(long packets) {
    shed = packets;
  }

  long packets() {
    return read;
  }

  /** Closes the books: what a damaged file held beyond its fault is named, too. */
  LedgerEntry close(Slice slice) {
    long beyond = slice.about().written().orElse(read + shed) - read - shed;
    if (beyond != 0 && fault.isEmpty()) {
      fault(
          "its sidecar is of %d packets, the capture holds %d: they do not belong together"
              .formatted(slice.about().written().getAsLong(), read));
    }
    if (beyond > 0) {
      rejected(LedgerEntry.UNREADABLE, beyond);
    }
    return new LedgerEntry(
        slice,
        LedgerEntry.Outcome.LOADED,
        read,
        packetRows,
        otherFrameRows,
        rejected,
        named,
        shed,
        otherRows,
        fault,
        time(firstNanos),
        time(lastNanos));
  }

  private Optional<Instant> time(long nanos) {
    return read == 0 ? Optional.empty() : Optional.of(Times.instant(nanos));
  }
}
