package trafficanalyzer.loader;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import trafficanalyzer.store.CaptureRow;

/**
 * What became of every packet of one capture. It is made only when everything it counts was
 * acknowledged by Cassandra.
 *
 * @param slice the capture
 * @param outcome whether it was loaded now
 * @param read packets read from the file
 * @param packetRows of these, rows in {@code packets}
 * @param otherFrameRows of these, rows in {@code other_frames}
 * @param rejected packets without a row, by named reason
 * @param named packets whose endpoint is known
 * @param shed packets that the interceptor deleted unread, as the spool was full
 * @param otherRows rows in the other tables, by table
 * @param fault why the file could not be read to its end
 * @param firstPacket the earliest packet time
 * @param lastPacket the latest packet time
 */
public record LedgerEntry(
    Slice slice,
    Outcome outcome,
    long read,
    long packetRows,
    long otherFrameRows,
    Map<String, Long> rejected,
    long named,
    long shed,
    Map<String, Long> otherRows,
    Optional<String> fault,
    Optional<Instant> firstPacket,
    Optional<Instant> lastPacket) {
  /** The file held more packets, by its sidecar, than could be read from it. */
  static final String UNREADABLE = "unreadable";

  /** Whether a capture was loaded, or was there already. */
  public enum Outcome {
    LOADED,
    SKIPPED
  }

  public LedgerEntry {
    rejected = Map.copyOf(new TreeMap<>(rejected));
    otherRows = Map.copyOf(otherRows);
  }

  /** The entry of a capture that was loaded before: what became of its packets then. */
  static LedgerEntry skipped(Slice slice, CaptureRow earlier) {
    return new LedgerEntry(
        slice,
        Outcome.SKIPPED,
        earlier.read(),
        earlier.storedPackets(),
        earlier.storedOther(),
        earlier.rejected(),
        earlier.namedPackets(),
        earlier.shed(),
        Map.of(),
        Optional.ofNullable(earlier.fault()),
        Optional.ofNullable(earlier.firstPacket()),
        Optional.ofNullable(earlier.lastPacket()));
  }

  /** Packets that the recorder wrote; what was read where nobody counted, or miscounted. */
  public long written() {
    OptionalLong written = slice.about().written();
    return Math.max(written.orElse(read), read);
  }

  /** All packets without a row. */
  public long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Packets that nobody accounts for; 0 unless there is a bug or a lie in a sidecar. */
  public long residual() {
    return written() - packetRows - otherFrameRows - rejectedInAll() - shed;
  }
}
