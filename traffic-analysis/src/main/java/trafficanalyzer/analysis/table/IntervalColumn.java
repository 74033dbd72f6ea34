package trafficanalyzer.analysis.table;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import trafficanalyzer.analysis.statistics.IntervalStatistics;

/** The figures of an interval, in the order of the table's columns. */
public enum IntervalColumn {
  PACKETS("packets", IntervalStatistics::packets),
  BYTES("bytes", IntervalStatistics::bytes),
  OTHER_FRAMES("other_frames", IntervalStatistics::otherFrames),
  DISTINCT_SOURCES("distinct_sources", row -> Math.round(row.sources().distinct())),
  DISTINCT_DESTINATIONS("distinct_destinations", row -> Math.round(row.destinations().distinct())),
  DISTINCT_ERROR(
      "distinct_error", false, row -> Math.max(row.sources().error(), row.destinations().error())),
  F2_SOURCES("f2_sources", false, row -> row.sources().secondMoment()),
  F2_DESTINATIONS("f2_destinations", false, row -> row.destinations().secondMoment()),
  ENTROPY_SOURCES("entropy_sources", false, row -> row.sources().entropy()),
  ENTROPY_DESTINATIONS("entropy_destinations", false, row -> row.destinations().entropy()),
  MEAN_IP_LENGTH("mean_ip_length", false, IntervalStatistics::meanIpLength),
  ICMP_SHARE("icmp_share", false, row -> row.share(row.icmp())),
  TCP_SHARE("tcp_share", false, row -> row.share(row.tcp())),
  UDP_SHARE("udp_share", false, row -> row.share(row.udp())),
  OTHER_SHARE("other_share", false, row -> row.share(row.otherPackets())),
  SYN("syn", IntervalStatistics::syn),
  SYN_ACK("syn_ack", IntervalStatistics::synAck),
  FIN("fin", IntervalStatistics::fin),
  RST("rst", IntervalStatistics::rst),
  GAP_MEAN("gap_mean", false, row -> row.gaps().mean()),
  GAP_DEVIATION("gap_deviation", false, row -> row.gaps().deviation()),
  GAP_SKEWNESS("gap_skewness", false, row -> row.gaps().skewness()),
  GAP_KURTOSIS("gap_kurtosis", false, row -> row.gaps().kurtosis());

  private final String label;
  private final boolean whole;
  private final ToDoubleFunction<IntervalStatistics> figure;
  private final ToLongFunction<IntervalStatistics> count;

  IntervalColumn(String label, ToLongFunction<IntervalStatistics> count) {
    this.label = label;
    this.whole = true;
    this.count = count;
    this.figure = count::applyAsLong;
  }

  IntervalColumn(String label, boolean whole, ToDoubleFunction<IntervalStatistics> figure) {
    this.label = label;
    this.whole = whole;
    this.figure = figure;
    this.count = row -> Math.round(figure.applyAsDouble(row));
  }

  /** The column's name. */
  public String label() {
    return label;
  }

  /** Whether its values are whole numbers. */
  boolean isWhole() {
    return whole;
  }

  /** Of a column of whole numbers. */
  long count(IntervalStatistics row) {
    return count.applyAsLong(row);
  }

  /** NaN where the interval has no such figure. */
  double figure(IntervalStatistics row) {
    return figure.applyAsDouble(row);
  }

  /** As it is written in a table; empty where the interval has no such figure. */
  String text(IntervalStatistics row) {
    if (whole) {
      return Long.toString(count(row));
    }
    double value = figure(row);
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
