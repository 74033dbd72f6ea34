package trafficanalyzer.analysis.statistics;

/** Counts what was counted before in another place: the next part of the same capture. */
final class StatisticsMerge {
  private final AddressTable addresses;
  private final AddressSketch otherSources;
  private final AddressSketch otherDestinations;
  private final IntervalWindow window;

  StatisticsMerge(
      AddressTable addresses,
      AddressSketch otherSources,
      AddressSketch otherDestinations,
      IntervalWindow window) {
    this.addresses = addresses;
    this.otherSources = otherSources;
    this.otherDestinations = otherDestinations;
    this.window = window;
  }

  /**
   * @param lastPacket time of the last packet so far; null without one
   * @throws IllegalArgumentException if the part does not fit
   */
  void append(StatisticsState next, Long lastPacket) {
    IntervalRows rows = next.rows();
    if (rows.intervalNanos() != window.length()) {
      throw new IllegalArgumentException(
          next.name()
              + " was counted with other intervals: "
              + rows.intervalNanos()
              + " ns, not "
              + window.length());
    }
    int[] numbers = addAddresses(next.addresses());
    otherSources.add(next.otherSources());
    otherDestinations.add(next.otherDestinations());
    for (int i = 0; i < rows.size(); i++) {
      OpenInterval interval = window.withIndex(rows.row(i).index());
      if (interval == null) {
        throw new IllegalArgumentException("together they have too many intervals");
      }
      interval.add(rows.row(i));
      if (rows.row(i).detail() != null) {
        addPackets(rows.row(i).detail(), next.addresses(), numbers, interval);
      }
      if (i == next.firstPacketRow()) {
        begin(interval, lastPacket, next.times().firstPacket());
      }
    }
    window.addOtherGaps(next.otherGaps(), next.otherGapSums());
  }

  private void begin(OpenInterval interval, Long lastPacket, long firstPacket) {
    if (lastPacket == null) {
      window.firstPacket(interval);
    } else {
      interval.gaps.add(lastPacket, firstPacket);
    }
  }

  /** Returns which number each address has here, if it has one. */
  private int[] addAddresses(AddressTable from) {
    int[] numbers = new int[from.size()];
    for (int i = 0; i < numbers.length; i++) {
      int number = addresses.number(from.high(i), from.low(i));
      if (number == AddressTable.FULL) {
        add(from, i, from.packetsSent(i), otherSources);
        add(from, i, from.packetsReceived(i), otherDestinations);
      } else {
        addresses.addToTotal(
            number,
            from.packetsSent(i),
            from.bytesSent(i),
            from.packetsReceived(i),
            from.bytesReceived(i));
      }
      numbers[i] = number;
    }
    return numbers;
  }

  private void addPackets(
      IntervalDetail detail, AddressTable from, int[] numbers, OpenInterval interval) {
    for (int i = 0; i < detail.addresses().length; i++) {
      int address = detail.addresses()[i];
      long packets = detail.packets()[i];
      if (numbers[address] == AddressTable.FULL) {
        add(from, address, packets >>> 32, interval.sources);
        add(from, address, packets & 0xFFFF_FFFFL, interval.destinations);
      } else {
        addresses.addToInterval(numbers[address], interval.slot, packets);
      }
    }
  }

  private static void add(AddressTable from, int number, long packets, AddressSketch sketch) {
    if (packets > 0) {
      sketch.add(from.high(number), from.low(number), packets);
    }
  }
}
