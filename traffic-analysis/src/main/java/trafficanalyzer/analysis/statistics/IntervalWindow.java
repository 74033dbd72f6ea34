package trafficanalyzer.analysis.statistics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the interval that a time belongs to. Two are open, the latest and the one before, as
 * packets of several queues may overtake each other; when time has gone on by more, an interval is
 * closed and becomes a row. Where it goes back by more, both are closed, and rows begin anew there.
 */
final class IntervalWindow {
  private final long length;
  private final long mostRows;
  private final IntervalRows rows;
  private final AddressTable addresses;
  private final AddressSpread spread = new AddressSpread();
  private final PackedPorts.Packer packer = new PackedPorts.Packer();
  private final OpenInterval[] open = {new OpenInterval(0), new OpenInterval(1)};
  private final List<IntervalTable.Visitor> visitors = new ArrayList<>();

  private boolean begun;
  private OpenInterval latest = open[0];
  private long latestBegin;
  private long rowsBegun;

  /** Of the first packet: its interval is kept in detail, as the gap before it is yet unknown. */
  private long firstPacketIndex;

  private boolean hasPackets;
  private int firstPacketRow = -1;
  private long otherGaps;
  private BigInteger[] otherGapSums = {
    BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO
  };

  IntervalWindow(long length, long mostRows, AddressTable addresses) {
    this.length = length;
    this.mostRows = mostRows;
    this.addresses = addresses;
    rows = new IntervalRows(length);
  }

  long length() {
    return length;
  }

  /** Whoever wants to see intervals as they are closed. */
  void addVisitor(IntervalTable.Visitor visitor) {
    visitors.add(visitor);
  }

  /**
   * Whether a packet of a time may be counted: not where that would be one interval more than are
   * wanted, or a packet more than an interval can hold.
   */
  boolean hasRoomAt(long nanos) {
    if (isInLatest(nanos)) {
      return latest.packets < OpenInterval.MOST_PACKETS;
    }
    long index = Math.floorDiv(nanos, length);
    return rowsBegun + rowsMore(index) <= mostRows
        && (!isOpen(index) || open[slot(index)].packets < OpenInterval.MOST_PACKETS);
  }

  /** The latest interval; an empty one where none has begun. */
  OpenInterval latest() {
    return latest;
  }

  /** The interval of a time that there is room at. */
  OpenInterval at(long nanos) {
    return isInLatest(nanos) ? latest : withIndex(Math.floorDiv(nanos, length));
  }

  private boolean isInLatest(long nanos) {
    long offset = nanos - latestBegin;
    return offset >= 0 && offset < length && begun;
  }

  private boolean isOpen(long index) {
    return begun && (index == latest.index || index == latest.index - 1);
  }

  /** How many rows an interval would begin, with those that are empty before it. */
  private long rowsMore(long index) {
    if (isOpen(index)) {
      return 0;
    }
    boolean goesOn = begun && index > latest.index;
    return goesOn ? IntervalRows.rowsBetween(latest.index, index) + 1 : 1;
  }

  /** Tells that the first packet was counted, and where. */
  void firstPacket(OpenInterval interval) {
    hasPackets = true;
    firstPacketIndex = interval.index;
  }

  /** The interval that begins at a multiple of the length; null where too many would be open. */
  OpenInterval withIndex(long index) {
    if (isOpen(index)) {
      return use(index);
    }
    long more = rowsMore(index);
    if (rowsBegun + more > mostRows) {
      return null;
    }
    rowsBegun += more;
    if (begun) {
      close(open[slot(latest.index - 1)]);
      if (index != latest.index + 1) {
        close(latest);
      }
    }
    begun = true;
    latest = use(index);
    latestBegin = index * length;
    return latest;
  }

  private OpenInterval use(long index) {
    OpenInterval interval = open[slot(index)];
    interval.index = index;
    interval.used = true;
    return interval;
  }

  private void close(OpenInterval interval) {
    close(interval, isShared(interval.index));
  }

  /** Whether a capture before this one may have packets of the interval, too. */
  private boolean isShared(long index) {
    return rows.size() == 0
        || rows.size() == 1 && index == rows.row(0).index() + 1
        || hasPackets && firstPacketRow < 0 && index == firstPacketIndex;
  }

  private void close(OpenInterval interval, boolean keepDetail) {
    if (!interval.used) {
      return;
    }
    if (hasPackets && firstPacketRow < 0 && interval.index == firstPacketIndex) {
      firstPacketRow = rows.size();
    }
    IntervalRow row = interval.take(interval.index * length, addresses, spread, packer, keepDetail);
    if (row.detail() == null && interval.hasDetail()) {
      addOtherGaps(interval.gaps.count(), interval.gaps.values());
    }
    interval.clear();
    addresses.clear(interval.slot);
    rows.add(row, visitors);
  }

  /** Adds sums of gaps that are in no row's detail. */
  void addOtherGaps(long count, BigInteger[] sums) {
    otherGaps += count;
    for (int i = 0; i < sums.length; i++) {
      otherGapSums[i] = otherGapSums[i].add(sums[i]);
    }
  }

  /** The row that the first packet was counted in; -1 without packets. */
  int firstPacketRow() {
    return firstPacketRow;
  }

  long otherGaps() {
    return otherGaps;
  }

  BigInteger[] otherGapSums() {
    return otherGapSums.clone();
  }

  /** Closes both intervals; nothing may be counted any more. */
  IntervalRows end() {
    if (begun) {
      close(open[slot(latest.index - 1)], true);
      close(latest, true);
    }
    return rows;
  }

  private static int slot(long index) {
    return (int) index & 1;
  }
}
