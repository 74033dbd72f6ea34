package trafficanalyzer.analysis.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import trafficanalyzer.analysis.statistics.AddressFigures;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.EndpointTraffic;
import trafficanalyzer.analysis.statistics.GapFigures;
import trafficanalyzer.analysis.statistics.IntervalStatistics;
import trafficanalyzer.analysis.statistics.IntervalTable;
import trafficanalyzer.analysis.statistics.PortCounts;
import trafficanalyzer.analysis.statistics.PortKind;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.analysis.statistics.Traffic;

/**
 * A table whose figures are easily told: intervals of 10 s from 2024-01-01 on; the first has 100
 * packets, the second none, the third 300.
 */
public final class KnownStatistics implements CaptureStatistics, IntervalTable {
  /** When the first interval begins. */
  public static final long BEGIN = 1_704_067_200_000_000_000L;

  private static final long LENGTH = 10_000_000_000L;

  private final String name;
  private final String hostile;

  /**
   * @param hostile stands for an application, an address and a hostname
   */
  public KnownStatistics(String name, String hostile) {
    this.name = name;
    this.hostile = hostile;
  }

  KnownStatistics() {
    this("known.pcap", "dns");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public IntervalTable intervals() {
    return this;
  }

  private static IntervalStatistics interval(int number, long times) {
    return new IntervalStatistics(
        BEGIN + number * LENGTH,
        1,
        100 * times,
        5_000 * times,
        2,
        4_000 * times,
        10 * times,
        60 * times,
        20 * times,
        7 * times,
        6 * times,
        5 * times,
        4 * times,
        new AddressFigures(11 * times, 0.5, 0.75, 0),
        new AddressFigures(12 * times, 0.25, 0.875, 0),
        new GapFigures(99, 0.002 * times, 0.003 * times, 1.5, -2.5));
  }

  @Override
  public IntervalStatistics total() {
    return interval(0, 4);
  }

  @Override
  public long intervalNanos() {
    return LENGTH;
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public IntervalStatistics get(int index) {
    return index == 0 ? interval(0, 1) : interval(2, 3);
  }

  @Override
  public PortCounts ports(int index, PortKind kind) {
    return kind == PortKind.TCP_DESTINATION
        ? counts(index == 0 ? Map.of(22, 10L, 443, 50L) : Map.of(443, 180L))
        : counts(Map.of());
  }

  @Override
  public List<Traffic> applications(int index) {
    return index == 0
        ? List.of(new Traffic("tls", 60, 3_000), new Traffic(hostile, 20, 1_000))
        : List.of(new Traffic("tls", 180, 9_000));
  }

  @Override
  public void forEachWithEmpty(Visitor visitor) {
    visitor.interval(0, get(0));
    visitor.interval(-1, IntervalStatistics.empty(BEGIN + LENGTH, 1));
    visitor.interval(1, get(1));
  }

  @Override
  public PortCounts ports(PortKind kind) {
    return kind == PortKind.TCP_DESTINATION ? counts(Map.of(22, 10L, 443, 230L)) : counts(Map.of());
  }

  @Override
  public List<Traffic> applications() {
    return List.of(new Traffic("tls", 240, 12_000), new Traffic(hostile, 20, 1_000));
  }

  @Override
  public Optional<EndpointCounts> endpoints() {
    EndpointTraffic named =
        EndpointTraffic.of(
            hostile,
            List.of(
                new EndpointTraffic.Interval(BEGIN, 90, 4_000),
                new EndpointTraffic.Interval(BEGIN + 2 * LENGTH, 200, 10_000)));
    EndpointTraffic other =
        EndpointTraffic.of(
            EndpointTraffic.OTHER,
            List.of(new EndpointTraffic.Interval(BEGIN + 2 * LENGTH, 90, 4_500)));
    EndpointTraffic unknown =
        EndpointTraffic.of(
            EndpointTraffic.UNKNOWN, List.of(new EndpointTraffic.Interval(BEGIN, 10, 1_000)));
    return Optional.of(new EndpointCounts(List.of(named, other, unknown), 7, 0));
  }

  @Override
  public List<Talker> topTalkers(int most) {
    return List.of(new Talker(hostile, 1, 60, 2, 120), new Talker("192.0.2.1", 2, 120, 1, 60));
  }

  @Override
  public long firstNanos() {
    return BEGIN;
  }

  @Override
  public long lastNanos() {
    return BEGIN + 25_000_000_000L;
  }

  private static PortCounts counts(Map<Integer, Long> packets) {
    Map<Integer, Long> sorted = new TreeMap<>(packets);
    return new PortCounts() {
      @Override
      public int size() {
        return sorted.size();
      }

      @Override
      public void forEach(Visitor visitor) {
        sorted.forEach(visitor::port);
      }
    };
  }
}
