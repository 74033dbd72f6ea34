package trafficanalyzer.cli;

import java.util.Map;
import java.util.TreeMap;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowCounter.Counts;

/**
 * What became of the packets of some slices.
 *
 * @param slices how many
 * @param received packets that the kernel saw, of the slices whose recorder's counts are known
 * @param droppedByKernel of these, packets that found no room
 * @param droppedByInterface packets that the hardware dropped
 * @param unknown slices whose recorder's counts are not known: files of one's own, and recordings
 *     that were killed
 * @param written packets in the slices
 * @param read packets that the loader read
 * @param packets rows in {@code packets}
 * @param otherFrames rows in {@code other_frames}
 * @param rejected packets without a row, by reason
 * @param shed packets that were deleted unread, as the spool was full
 * @param residual packets that nobody accounts for, without regard to sign: one too many in a slice
 *     does not make up for one too few in another
 * @param miscounted rows that are more or fewer than they should be, where they were counted
 */
record LedgerFigures(
    long slices,
    long received,
    long droppedByKernel,
    long droppedByInterface,
    long unknown,
    long written,
    long read,
    long packets,
    long otherFrames,
    Map<String, Long> rejected,
    long shed,
    long residual,
    long miscounted) {
  static final LedgerFigures NONE = new LedgerFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0);

  LedgerFigures {
    rejected = new TreeMap<>(rejected);
  }

  /** Of one slice, whose rows were not counted. */
  static LedgerFigures of(CaptureRow slice) {
    return of(slice, new Counts(slice.storedPackets(), slice.storedOther(), slice.storedPackets()));
  }

  /** Of one slice, whose rows were counted. */
  static LedgerFigures of(CaptureRow slice, Counts counted) {
    long miscounted =
        Math.abs(slice.storedPackets() - counted.packets())
            + Math.abs(slice.storedOther() - counted.otherFrames())
            + Math.abs(slice.storedPackets() - counted.summedUp());
    long written = slice.written() == null ? slice.read() : slice.written();
    return new LedgerFigures(
        1,
        orZero(slice.received()),
        orZero(slice.droppedByKernel()),
        orZero(slice.droppedByInterface()),
        slice.received() == null ? 1 : 0,
        written,
        slice.read(),
        slice.storedPackets(),
        slice.storedOther(),
        slice.rejected(),
        slice.shed(),
        Math.abs(slice.residual()),
        miscounted);
  }

  LedgerFigures plus(LedgerFigures other) {
    Map<String, Long> reasons = new TreeMap<>(rejected);
    other.rejected.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    return new LedgerFigures(
        slices + other.slices,
        received + other.received,
        droppedByKernel + other.droppedByKernel,
        droppedByInterface + other.droppedByInterface,
        unknown + other.unknown,
        written + other.written,
        read + other.read,
        packets + other.packets,
        otherFrames + other.otherFrames,
        reasons,
        shed + other.shed,
        residual + other.residual,
        miscounted + other.miscounted);
  }

  long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every packet that was received became a row. */
  boolean clean() {
    return accountedFor()
        && droppedByKernel == 0
        && droppedByInterface == 0
        && rejectedInAll() == 0
        && shed == 0;
  }

  /** Whether it is known of every packet what became of it, and the rows are there. */
  boolean accountedFor() {
    return residual == 0 && miscounted == 0;
  }

  private static long orZero(Long count) {
    return count == null ? 0 : count;
  }
}
