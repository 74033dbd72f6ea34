package trafficanalyzer.analysis.statistics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** An interval that is being counted; used again for the next but one. */
final class OpenInterval {
  /** Those of one address or port are counted in 32 bits. */
  static final long MOST_PACKETS = 0xFFFF_FFFFL;

  private static final PortKind[] KINDS = PortKind.values();

  /** 0 or 1: which of the open intervals in the table of addresses. */
  final int slot;

  final ApplicationTally applications = new ApplicationTally();
  final GapSums gaps = new GapSums();
  final PortTally[] ports = new PortTally[KINDS.length];

  /** Of the addresses that the table has no room for. */
  final AddressSketch sources = new AddressSketch();

  final AddressSketch destinations = new AddressSketch();

  long index;
  boolean used;
  long packets;
  long bytes;
  long otherFrames;
  long ipBytes;
  long icmp;
  long tcp;
  long udp;
  long syn;
  long synAck;
  long fin;
  long rst;

  /** An interval that was counted elsewhere, and of which there is no detail; else null. */
  private IntervalStatistics finished;

  OpenInterval(int slot) {
    this.slot = slot;
    for (int i = 0; i < ports.length; i++) {
      ports[i] = new PortTally();
    }
  }

  /** Adds an interval of the same time that was counted elsewhere, but for its addresses. */
  void add(IntervalRow row) {
    if (finished != null || row.detail() == null && packets + otherFrames > 0) {
      throw new IllegalArgumentException(
          "an interval that both share was finished in one of them: their order is not that of"
              + " the capture");
    }
    addCounts(row.statistics());
    if (packets > MOST_PACKETS) {
      throw new IllegalArgumentException("an interval has more than 2^32 packets");
    }
    for (int i = 0; i < ports.length; i++) {
      ports[i].add(row.ports().get(i));
    }
    row.applications().forEach(one -> applications.count(one.name(), one.packets(), one.bytes()));
    if (row.detail() == null) {
      finished = row.statistics();
    } else {
      gaps.add(row.statistics().gaps().count(), row.detail().gapSums());
      sources.add(row.detail().sources());
      destinations.add(row.detail().destinations());
    }
  }

  /** Adds what is only to be added up. */
  void addCounts(IntervalStatistics more) {
    packets += more.packets();
    bytes += more.bytes();
    otherFrames += more.otherFrames();
    ipBytes += more.ipBytes();
    icmp += more.icmp();
    tcp += more.tcp();
    udp += more.udp();
    syn += more.syn();
    synAck += more.synAck();
    fin += more.fin();
    rst += more.rst();
  }

  /** Whether what was counted in it is there, and not only figures. */
  boolean hasDetail() {
    return finished == null;
  }

  /** What was counted; to be cleared then. */
  IntervalRow take(
      long beginNanos,
      AddressTable addresses,
      AddressSpread spread,
      PackedPorts.Packer packer,
      boolean keepDetail) {
    BigInteger[] sums = gaps.values();
    IntervalStatistics statistics =
        finished != null
            ? statistics(beginNanos, finished.sources(), finished.destinations(), finished.gaps())
            : statistics(
                beginNanos,
                sources(addresses, spread),
                destinations(addresses, spread),
                GapSums.figures(gaps.count(), sums));
    List<PackedPorts> packed = new ArrayList<>(ports.length);
    for (PortTally tally : ports) {
      packed.add(tally.take(packer));
    }
    IntervalDetail detail = keepDetail && finished == null ? detail(addresses, sums) : null;
    return new IntervalRow(index, statistics, List.copyOf(packed), applications.list(), detail);
  }

  /** The counts, with figures that were made elsewhere. */
  IntervalStatistics statistics(
      long beginNanos, AddressFigures sources, AddressFigures destinations, GapFigures gapFigures) {
    return new IntervalStatistics(
        beginNanos,
        1,
        packets,
        bytes,
        otherFrames,
        ipBytes,
        icmp,
        tcp,
        udp,
        syn,
        synAck,
        fin,
        rst,
        sources,
        destinations,
        gapFigures);
  }

  private AddressFigures sources(AddressTable addresses, AddressSpread spread) {
    NumberList seen = addresses.seen(slot);
    for (int i = 0; i < seen.size(); i++) {
      spread.add(addresses.inInterval(seen.get(i), slot) >>> 32);
    }
    sources.addTo(spread);
    return spread.take();
  }

  private AddressFigures destinations(AddressTable addresses, AddressSpread spread) {
    NumberList seen = addresses.seen(slot);
    for (int i = 0; i < seen.size(); i++) {
      spread.add(addresses.inInterval(seen.get(i), slot) & 0xFFFF_FFFFL);
    }
    destinations.addTo(spread);
    return spread.take();
  }

  private IntervalDetail detail(AddressTable addresses, BigInteger[] sums) {
    NumberList seen = addresses.seen(slot);
    int[] numbers = new int[seen.size()];
    long[] counts = new long[seen.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = seen.get(i);
      counts[i] = addresses.inInterval(numbers[i], slot);
    }
    return new IntervalDetail(numbers, counts, sums, sources.save(), destinations.save());
  }

  /** Forgets all, but for what the table of addresses holds. */
  void clear() {
    used = false;
    packets = 0;
    bytes = 0;
    otherFrames = 0;
    ipBytes = 0;
    icmp = 0;
    tcp = 0;
    udp = 0;
    syn = 0;
    synAck = 0;
    fin = 0;
    rst = 0;
    finished = null;
    gaps.clear();
    applications.clear();
    sources.clear();
    destinations.clear();
  }
}
