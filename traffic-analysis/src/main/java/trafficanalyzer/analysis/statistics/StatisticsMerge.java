package trafficanalyzer.analysis.statistics;

/** Counts what was counted before in another place: the next part of the same capture. */
final class StatisticsMerge {
  private StatisticsMerge() {}

  /**
   * @param lastPacket time of the last packet so far; null without one
   * @throws IllegalArgumentException if the part does not fit
   */
  static void append(
      StatisticsState next, AddressTable addresses, IntervalWindow window, Long lastPacket) {
    if (next.rows().intervalNanos() != window.length()) {
      throw new IllegalArgumentException(
          next.name()
              + " was counted with other intervals: "
              + next.rows().intervalNanos()
              + " ns, not "
              + window.length());
    }
    int[] numbers = addAddresses(next.addresses(), addresses);
    IntervalRows rows = next.rows();
    for (int i = 0; i < rows.size(); i++) {
      IntervalRow row = rows.row(i);
      OpenInterval interval = window.withIndex(row.index());
      if (interval == null) {
        throw new IllegalArgumentException("together they have too many intervals");
      }
      interval.add(row);
      if (row.detail() != null) {
        addPackets(row.detail(), numbers, addresses, interval.slot);
      }
      if (i == next.firstPacketRow()) {
        if (lastPacket == null) {
          window.firstPacket(interval);
        } else {
          interval.gaps.add(lastPacket, next.times().firstPacket());
        }
      }
    }
    window.addOtherGaps(next.otherGaps(), next.otherGapSums());
  }

  /** Returns which number each address has here. */
  private static int[] addAddresses(AddressTable from, AddressTable to) {
    int[] numbers = new int[from.size()];
    for (int i = 0; i < numbers.length; i++) {
      int number = to.number(from.high(i), from.low(i));
      if (number == AddressTable.FULL) {
        throw new IllegalArgumentException("together they have too many addresses");
      }
      to.addToTotal(
          number,
          from.packetsSent(i),
          from.bytesSent(i),
          from.packetsReceived(i),
          from.bytesReceived(i));
      numbers[i] = number;
    }
    return numbers;
  }

  private static void addPackets(
      IntervalDetail detail, int[] numbers, AddressTable addresses, int slot) {
    for (int i = 0; i < detail.addresses().length; i++) {
      addresses.addToInterval(numbers[detail.addresses()[i]], slot, detail.packets()[i]);
    }
  }
}
