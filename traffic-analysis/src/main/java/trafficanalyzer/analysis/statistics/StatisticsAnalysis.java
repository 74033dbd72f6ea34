package trafficanalyzer.analysis.statistics;

import java.util.Optional;
import trafficanalyzer.analysis.Analysis;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * Counts packets by interval. Nothing is allocated for a packet; memory grows with the addresses
 * and with the intervals, both of which are bounded.
 *
 * <p>Not for use by several threads at once.
 */
public final class StatisticsAnalysis implements Analysis {
  private static final int FIN = 0x01;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int ACK = 0x10;
  private static final int TOLD_FLAGS = FIN | SYN | RST;

  private static final int TCP_SOURCE = PortKind.TCP_SOURCE.ordinal();
  private static final int UDP_SOURCE = PortKind.UDP_SOURCE.ordinal();

  private final String name;
  private final StatisticsOptions options;
  private final AddressTable addresses;
  private final IntervalWindow window;

  /** Of the addresses that the table has no room for. */
  private final AddressSketch otherSources = new AddressSketch();

  private final AddressSketch otherDestinations = new AddressSketch();

  /** Of no meaning: what is read must go somewhere, or it would not be read. */
  private int read;

  private long frames;
  private boolean enough;
  private long firstFrame;
  private long lastFrame;
  private boolean hasPackets;
  private long firstPacket;
  private long lastPacket;
  private StatisticsState state;

  /**
   * @param name what is analysed, for titles
   */
  public StatisticsAnalysis(String name, StatisticsOptions options) {
    this.name = name;
    this.options = options;
    addresses = new AddressTable(options.mostAddresses());
    window = new IntervalWindow(options.interval().toNanos(), options.mostIntervals(), addresses);
  }

  /** Shows each interval to a visitor as soon as it is closed. */
  public void onInterval(IntervalTable.Visitor visitor) {
    window.addVisitor(visitor);
  }

  @Override
  public boolean wantsMore() {
    return !enough;
  }

  @Override
  public boolean wants(Frame frame) {
    enough |= !window.hasRoomAt(frame.timestampNanos());
    return !enough;
  }

  @Override
  public boolean wantsFlowsOfFragments() {
    return false;
  }

  @Override
  public void expect(Packet packet) {
    if (isCounted(packet.ipVersion())) {
      addresses.expect(packet.sourceHigh(), packet.sourceLow());
      addresses.expect(packet.destinationHigh(), packet.destinationLow());
      switch (packet.protocol()) {
        case IpProtocols.TCP -> expectPorts(packet, TCP_SOURCE);
        case IpProtocols.UDP -> expectPorts(packet, UDP_SOURCE);
        default -> {
          // without ports
        }
      }
    }
  }

  private boolean isCounted(int version) {
    return version == 4 || version == 6 && !options.onlyIpv4();
  }

  /** Counters are found at once, so that there is nothing to look up before they are read. */
  private void expectPorts(Packet packet, int sourceKind) {
    if (packet.sourcePort() >= 0) {
      PortTally[] ports = window.latest().ports;
      read ^= ports[sourceKind].soFar(packet.sourcePort());
      read ^= ports[sourceKind + 1].soFar(packet.destinationPort());
    }
  }

  @Override
  public void fetch() {
    addresses.fetch();
  }

  /** {@inheritDoc} It must be one that is wanted. */
  @Override
  public void packet(Frame frame, Packet packet) {
    long nanos = frame.timestampNanos();
    OpenInterval interval = window.at(nanos);
    firstFrame = frames == 0 ? nanos : firstFrame;
    lastFrame = nanos;
    frames++;
    enough = frames == options.mostFrames();
    int version = packet.ipVersion();
    if (!isCounted(version)) {
      interval.otherFrames++;
      if (version == 0) {
        interval.applications.count(Applications.of(packet), 1, frame.wireLength());
      }
      return;
    }
    count(interval, nanos, frame, packet);
  }

  private void count(OpenInterval interval, long nanos, Frame frame, Packet packet) {
    if (hasPackets) {
      interval.gaps.add(lastPacket, nanos);
    } else {
      hasPackets = true;
      firstPacket = nanos;
      window.firstPacket(interval);
    }
    lastPacket = nanos;
    int length = frame.wireLength();
    interval.packets++;
    interval.bytes += length;
    interval.ipBytes += IpLength.of(packet, frame);
    interval.applications.count(Applications.of(packet), 1, length);
    int source = addresses.number(packet.sourceHigh(), packet.sourceLow());
    if (source != AddressTable.FULL) {
      addresses.sent(source, interval.slot, length);
    } else {
      interval.sources.add(packet.sourceHigh(), packet.sourceLow(), 1);
      otherSources.add(packet.sourceHigh(), packet.sourceLow(), 1);
    }
    int destination = addresses.number(packet.destinationHigh(), packet.destinationLow());
    if (destination != AddressTable.FULL) {
      addresses.received(destination, interval.slot, length);
    } else {
      interval.destinations.add(packet.destinationHigh(), packet.destinationLow(), 1);
      otherDestinations.add(packet.destinationHigh(), packet.destinationLow(), 1);
    }
    switch (packet.protocol()) {
      case IpProtocols.TCP -> tcp(interval, packet);
      case IpProtocols.UDP -> udp(interval, packet);
      case IpProtocols.ICMP, IpProtocols.ICMPV6 -> interval.icmp++;
      default -> {
        // what is left of the packets
      }
    }
  }

  private static void tcp(OpenInterval interval, Packet packet) {
    interval.tcp++;
    ports(interval, packet, TCP_SOURCE);
    int flags = packet.tcpFlags();
    if (flags < 0 || (flags & TOLD_FLAGS) == 0) {
      return;
    }
    interval.fin += flags & FIN;
    interval.rst += (flags & RST) != 0 ? 1 : 0;
    if ((flags & SYN) != 0) {
      if ((flags & ACK) == 0) {
        interval.syn++;
      } else {
        interval.synAck++;
      }
    }
  }

  private static void udp(OpenInterval interval, Packet packet) {
    interval.udp++;
    ports(interval, packet, UDP_SOURCE);
  }

  private static void ports(OpenInterval interval, Packet packet, int sourceKind) {
    if (packet.sourcePort() >= 0) {
      interval.ports[sourceKind].count(packet.sourcePort());
      interval.ports[sourceKind + 1].count(packet.destinationPort());
    }
  }

  /**
   * Goes on with another part of a capture, as if its packets came now.
   *
   * @throws IllegalArgumentException if it was counted in another way, or overlaps in time so that
   *     it cannot be the next part
   */
  void append(StatisticsState next) {
    if (next.onlyIpv4() != options.onlyIpv4()) {
      throw new IllegalArgumentException(
          next.name() + " was counted " + (next.onlyIpv4() ? "without" : "with") + " IPv6");
    }
    new StatisticsMerge(addresses, otherSources, otherDestinations, window)
        .append(next, hasPackets ? lastPacket : null);
    if (next.times() == null) {
      return;
    }
    firstFrame = frames == 0 ? next.times().firstFrame() : firstFrame;
    lastFrame = next.times().lastFrame();
    frames++;
    if (next.firstPacketRow() >= 0) {
      firstPacket = hasPackets ? firstPacket : next.times().firstPacket();
      lastPacket = next.times().lastPacket();
      hasPackets = true;
    }
  }

  @Override
  public void end() {
    IntervalRows rows = window.end();
    state =
        new StatisticsState(
            name,
            options.onlyIpv4(),
            frames == 0
                ? null
                : new StatisticsState.Times(firstFrame, lastFrame, firstPacket, lastPacket),
            rows,
            window.firstPacketRow(),
            addresses,
            otherSources.save(),
            otherDestinations.save(),
            window.otherGaps(),
            window.otherGapSums(),
            Optional.empty());
  }

  /** Whether counting ended at one of the bounds of the options. */
  public boolean endedEarly() {
    return enough;
  }

  /**
   * What was counted.
   *
   * @throws IllegalStateException before the end
   */
  public CaptureStatistics statistics() {
    return statistics(Optional.empty());
  }

  /**
   * The same with what was counted by hostname, in intervals as long.
   *
   * @throws IllegalStateException before the end
   */
  public CaptureStatistics statistics(Optional<EndpointCounts> endpoints) {
    return statistics(name, endpoints);
  }

  /** The same with another name. */
  CaptureStatistics statistics(String otherName, Optional<EndpointCounts> endpoints) {
    if (state == null) {
      throw new IllegalStateException("the capture has not ended yet");
    }
    return new GatheredStatistics(state.with(otherName, endpoints));
  }
}
