package trafficanalyzer.analysis.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trafficanalyzer.packet.header.IpProtocols;

/** The same statistics in the plainest way: lists, maps and numbers of sixty digits. */
final class Reference {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  /** The frames of an interval, and the gaps that end in it, nanoseconds. */
  static final class Interval {
    final List<Sent> frames = new ArrayList<>();
    final List<BigDecimal> gaps = new ArrayList<>();

    List<Sent> packets() {
      return frames.stream().filter(Sent::isIp).toList();
    }

    long count(Predicate<Sent> which) {
      return packets().stream().filter(which).count();
    }

    long tcp(Predicate<Sent> which) {
      return count(sent -> sent.protocol() == IpProtocols.TCP && which.test(sent));
    }

    Map<Integer, Long> ports(PortKind kind) {
      boolean tcp = kind.label().startsWith("tcp");
      boolean source = kind.label().endsWith("source");
      return packets().stream()
          .filter(sent -> sent.protocol() == (tcp ? IpProtocols.TCP : IpProtocols.UDP))
          .collect(
              Collectors.groupingBy(
                  sent -> source ? sent.sourcePort() : sent.destinationPort(),
                  TreeMap::new,
                  Collectors.counting()));
    }

    List<Long> addresses(Function<Sent, Integer> end) {
      return List.copyOf(
          packets().stream()
              .collect(
                  Collectors.groupingBy(
                      sent -> sent.ipv6() + "/" + end.apply(sent), Collectors.counting()))
              .values());
    }

    double secondMoment(Function<Sent, Integer> end) {
      BigDecimal n = BigDecimal.valueOf(packets().size());
      return addresses(end).stream()
          .map(count -> BigDecimal.valueOf(count).divide(n, DIGITS).pow(2))
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .doubleValue();
    }

    double entropy(Function<Sent, Integer> end) {
      List<Long> counts = addresses(end);
      double n = packets().size();
      double bits =
          counts.stream().mapToDouble(c -> -c / n * (Math.log(c / n) / Math.log(2))).sum();
      return counts.size() == 1 ? 0 : bits / (Math.log(counts.size()) / Math.log(2));
    }

    BigDecimal mean() {
      return sum(gaps).divide(BigDecimal.valueOf(gaps.size()), DIGITS);
    }

    private BigDecimal centralMoment(int power) {
      BigDecimal mean = mean();
      return sum(gaps.stream().map(gap -> gap.subtract(mean).pow(power)).toList())
          .divide(BigDecimal.valueOf(gaps.size()), DIGITS);
    }

    double meanSeconds() {
      return mean().divide(BILLION, DIGITS).doubleValue();
    }

    double deviationSeconds() {
      BigDecimal n = BigDecimal.valueOf(gaps.size());
      return centralMoment(2)
          .multiply(n)
          .divide(n.subtract(BigDecimal.ONE), DIGITS)
          .sqrt(DIGITS)
          .divide(BILLION, DIGITS)
          .doubleValue();
    }

    double skewness() {
      BigDecimal m2 = centralMoment(2);
      return centralMoment(3).divide(m2.multiply(m2.sqrt(DIGITS)), DIGITS).doubleValue();
    }

    double kurtosis() {
      return centralMoment(4)
          .divide(centralMoment(2).pow(2), DIGITS)
          .subtract(BigDecimal.valueOf(3))
          .doubleValue();
    }
  }

  private Reference() {}

  /** The intervals that are not empty, by the multiple of their length that they begin at. */
  static TreeMap<Long, Interval> intervals(List<Sent> trace, long length) {
    TreeMap<Long, Interval> intervals = new TreeMap<>();
    Sent before = null;
    for (Sent sent : trace) {
      Interval interval =
          intervals.computeIfAbsent(Math.floorDiv(sent.nanos(), length), i -> new Interval());
      interval.frames.add(sent);
      if (sent.isIp()) {
        if (before != null) {
          interval.gaps.add(
              BigDecimal.valueOf(sent.nanos()).subtract(BigDecimal.valueOf(before.nanos())));
        }
        before = sent;
      }
    }
    return intervals;
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
