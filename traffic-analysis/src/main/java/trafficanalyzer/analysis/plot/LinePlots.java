package trafficanalyzer.analysis.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import trafficanalyzer.analysis.statistics.IntervalStatistics;

/** The figures of a capture over time, as lines. */
final class LinePlots {
  private final Timeline time;

  LinePlots(Timeline time) {
    this.time = time;
  }

  LineData packets() {
    return data("Packets", "packets in " + time.length(), line("packets", i -> i.packets()));
  }

  LineData addresses() {
    return data(
        "Distinct addresses (F0)",
        "addresses in " + time.length(),
        line("source addresses", i -> i.sources().distinct()),
        line("destination addresses", i -> i.destinations().distinct()));
  }

  LineData secondMoments() {
    return data(
        "Concentration on few addresses (F2)",
        "F2; 1 where one has all",
        line("source addresses", i -> i.sources().secondMoment()),
        line("destination addresses", i -> i.destinations().secondMoment()));
  }

  LineData meanGap() {
    TimeScale scale = TimeScale.of(time.values(i -> i.gaps().mean()));
    return data(
        "Mean inter-arrival time",
        scale.label(),
        line("mean", i -> i.gaps().mean() * scale.perSecond()));
  }

  LineData meanLength() {
    return data("Mean IP length", "bytes", line("IPv4 and IPv6", i -> i.meanIpLength()));
  }

  LineData protocols() {
    return data(
            "Protocols",
            "% of packets",
            line("TCP", i -> 100 * i.share(i.tcp())),
            line("UDP", i -> 100 * i.share(i.udp())),
            line("ICMP", i -> 100 * i.share(i.icmp())),
            line("other", i -> 100 * i.share(i.otherPackets())))
        .withMost(100);
  }

  LineData flags() {
    return data(
        "TCP connections begun and ended",
        "packets in " + time.length(),
        line("SYN", i -> i.syn()),
        line("SYN-ACK", i -> i.synAck()),
        line("FIN", i -> i.fin()),
        line("RST", i -> i.rst()));
  }

  /** The deviation is as large as the mean where packets come at random. */
  LineData meanGapWithDeviation() {
    TimeScale scale = TimeScale.of(time.values(i -> i.gaps().mean() + i.gaps().deviation()));
    LineData mean =
        data(
            "Inter-arrival time with its standard deviation",
            scale.label(),
            line("mean ± standard deviation", i -> i.gaps().mean() * scale.perSecond()));
    double[] deviation = time.values(i -> i.gaps().deviation() * scale.perSecond());
    return new LineData(
        mean.title(), mean.unit(), mean.times(), mean.lines(), deviation, Double.NaN);
  }

  LineData skewness() {
    return data(
        "Skewness of the inter-arrival time",
        "skewness; 2 at random",
        line("skewness", i -> i.gaps().skewness()));
  }

  LineData kurtosis() {
    return data(
        "Excess kurtosis of the inter-arrival time",
        "excess kurtosis; 6 at random",
        line("excess kurtosis", i -> i.gaps().kurtosis()));
  }

  LineData entropies() {
    return data(
            "Normalised entropy of addresses",
            "1 where all have as much",
            line("source addresses", i -> i.sources().entropy()),
            line("destination addresses", i -> i.destinations().entropy()))
        .withMost(1);
  }

  private Line line(String name, ToDoubleFunction<IntervalStatistics> figure) {
    return new Line(name, time.values(figure));
  }

  private LineData data(String title, String unit, Line... lines) {
    return new LineData(title, unit, time.begins(), List.copyOf(Arrays.asList(lines)));
  }
}
