package trafficanalyzer.analysis.statistics;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link StateWriter} wrote, out of bytes that nobody vouches for. */
final class StateReader {
  private static final int POWERS = 4;
  private static final int MOST_PORTS_BYTES = 1 << 20;
  private static final int MOST_SKETCH_BYTES = 1 << 20;
  private static final int MOST_NAMES = 1 << 12;
  private static final long MOST_PACKETS = 0xFFFF_FFFFL;

  private final StateInput in;
  private final long mostRows;
  private final int mostAddresses;
  private long interval;
  private final List<String> names = new ArrayList<>();

  StateReader(StateInput in, long mostRows, int mostAddresses) {
    this.in = in;
    this.mostRows = mostRows;
    this.mostAddresses = mostAddresses;
  }

  /**
   * @throws IOException if it is no such content
   * @throws IllegalArgumentException likewise
   */
  StatisticsState read() throws IOException {
    String name = in.text();
    interval = in.number();
    if (interval < 1) {
      throw new DamagedStateException("intervals without length");
    }
    boolean onlyIpv4 = in.flag();
    StatisticsState.Times times = readTimes(in);
    int firstPacketRow = (int) in.upTo(mostRows) - 1;
    long otherGaps = in.number();
    BigInteger[] otherGapSums = in.integers(POWERS);
    AddressTable addresses = addresses();
    AddressSketch.Saved sources = sketch();
    AddressSketch.Saved destinations = sketch();
    long nameCount = in.upTo(MOST_NAMES);
    for (int i = 0; i < nameCount; i++) {
      names.add(in.word());
    }
    IntervalRows rows = rows(addresses.size());
    Optional<EndpointCounts> endpoints = EndpointsState.read(in, interval);
    in.requireEnd();
    if (firstPacketRow >= rows.size() || times == null && rows.size() > 0) {
      throw new DamagedStateException("times or intervals are missing");
    }
    return new StatisticsState(
        name,
        onlyIpv4,
        times,
        rows,
        firstPacketRow,
        addresses,
        sources,
        destinations,
        otherGaps,
        otherGapSums,
        endpoints);
  }

  /** Reads no further than the times. */
  static StatisticsState.Times times(StateInput in) throws IOException {
    in.text();
    in.number();
    in.flag();
    return readTimes(in);
  }

  private static StatisticsState.Times readTimes(StateInput in) throws IOException {
    return in.flag()
        ? new StatisticsState.Times(in.signed(), in.signed(), in.signed(), in.signed())
        : null;
  }

  private AddressTable addresses() throws IOException {
    int count = (int) in.upTo(mostAddresses);
    AddressTable addresses = new AddressTable(mostAddresses);
    long high = 0;
    long low = 0;
    for (int i = 0; i < count; i++) {
      long distance = in.bits();
      high += distance;
      low = in.bits() + (distance == 0 ? low : 0);
      if (addresses.number(high, low) != i) {
        throw new DamagedStateException("an address is there twice");
      }
      addresses.addToTotal(i, in.number(), in.number(), in.number(), in.number());
    }
    return addresses;
  }

  private IntervalRows rows(int addresses) throws IOException {
    long count = in.upTo(mostRows);
    IntervalRows rows = new IntervalRows(interval);
    long index = 0;
    for (long i = 0; i < count; i++) {
      index += in.signed();
      rows.add(row(index, addresses), List.of());
    }
    return rows;
  }

  private IntervalRow row(long index, int addresses) throws IOException {
    IntervalStatistics statistics =
        new IntervalStatistics(
            index * interval,
            1,
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            addressFigures(),
            addressFigures(),
            new GapFigures(in.number(), in.real(), in.real(), in.real(), in.real()));
    List<PackedPorts> ports = new ArrayList<>();
    for (int i = 0; i < PortKind.values().length; i++) {
      ports.add(PackedPorts.of(in.passingBytes(MOST_PORTS_BYTES)));
    }
    List<Traffic> applications = new ArrayList<>();
    long count = in.upTo(names.size());
    for (long i = 0; i < count; i++) {
      int name = (int) in.upTo(names.size() - 1L);
      applications.add(new Traffic(names.get(name), in.number(), in.number()));
    }
    IntervalDetail detail = in.flag() ? detail(addresses) : null;
    return new IntervalRow(
        index, statistics, List.copyOf(ports), List.copyOf(applications), detail);
  }

  private AddressFigures addressFigures() throws IOException {
    return new AddressFigures(in.real(), in.real(), in.real(), in.real());
  }

  private IntervalDetail detail(int addresses) throws IOException {
    int count = (int) in.upTo(addresses);
    NumberList numbers = new NumberList();
    List<Long> counts = new ArrayList<>();
    long place = -1;
    for (int i = 0; i < count; i++) {
      long distance = in.upTo(addresses - 1 - place);
      if (distance == 0) {
        throw new DamagedStateException("an address is in an interval twice");
      }
      place += distance;
      numbers.add((int) place);
      counts.add(in.upTo(MOST_PACKETS) << 32 | in.upTo(MOST_PACKETS));
    }
    return new IntervalDetail(
        numbers.toArray(),
        counts.stream().mapToLong(Long::longValue).toArray(),
        in.integers(POWERS),
        sketch(),
        sketch());
  }

  private AddressSketch.Saved sketch() throws IOException {
    return AddressSketch.Saved.of(in.bytes(MOST_SKETCH_BYTES), in.number());
  }
}
