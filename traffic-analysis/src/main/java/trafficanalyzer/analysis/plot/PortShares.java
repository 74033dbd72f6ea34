package trafficanalyzer.analysis.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import trafficanalyzer.analysis.statistics.BusiestPorts;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.PortKind;

/**
 * Which share of an interval's packets each port has: of those ports that have most, in ascending
 * order, and of all others together. Neighbouring intervals share a column where there are more
 * than can be told apart.
 *
 * @param title of the ports
 * @param ports in ascending order; one row each
 * @param begin of the first column, milliseconds since the epoch
 * @param width of a column, milliseconds
 * @param shares by column and row, percent of the column's packets of any kind; the last row is all
 *     other ports; NaN in columns without packets
 */
record PortShares(String title, int[] ports, double begin, double width, double[][] shares) {
  private static final int MOST_PORTS = 24;
  private static final int MOST_COLUMNS = 400;

  static PortShares of(CaptureStatistics statistics, Timeline time, PortKind kind) {
    int[] ports = busiest(statistics, time, kind);
    double begin = IntStream.range(0, time.size()).mapToDouble(time::begin).min().orElse(0);
    double end =
        IntStream.range(0, time.size()).mapToDouble(time::begin).max().orElse(0)
            + time.milliseconds();
    double intervals = Math.max(1, Math.rint((end - begin) / time.milliseconds()));
    double width = time.milliseconds() * Math.ceil(intervals / MOST_COLUMNS);
    int columns = (int) Math.ceil((end - begin) / width - 1e-9);
    double[][] counts = new double[Math.max(1, columns)][ports.length + 1];
    double[] packets = new double[counts.length];
    int[] rows = new int[1 << 16];
    Arrays.fill(rows, ports.length);
    for (int i = 0; i < ports.length; i++) {
      rows[ports[i]] = i;
    }
    for (int i = 0; i < time.size(); i++) {
      if (time.row(i) >= 0) {
        int column = Math.min((int) ((time.begin(i) - begin) / width + 1e-9), packets.length - 1);
        packets[column] += time.get(i).packets();
        double[] of = counts[column];
        statistics
            .intervals()
            .ports(time.row(i), kind)
            .forEach((port, count) -> of[rows[port]] += count);
      }
    }
    for (int column = 0; column < counts.length; column++) {
      for (int row = 0; row <= ports.length; row++) {
        counts[column][row] *= 100 / packets[column];
      }
    }
    return new PortShares(title(kind), ports, begin, width, counts);
  }

  /** The same with another title. */
  PortShares withTitle(String other) {
    return new PortShares(other, ports, begin, width, shares);
  }

  /** What it shows, for people. */
  String heading() {
    return title + (ports.length == 0 ? ": none" : ": share of all packets");
  }

  private static String title(PortKind kind) {
    return switch (kind) {
      case TCP_SOURCE -> "TCP source ports";
      case TCP_DESTINATION -> "TCP destination ports";
      case UDP_SOURCE -> "UDP source ports";
      case UDP_DESTINATION -> "UDP destination ports";
    };
  }

  /** The ports with the most packets in the intervals that are shown. */
  private static int[] busiest(CaptureStatistics statistics, Timeline time, PortKind kind) {
    BusiestPorts all = new BusiestPorts();
    for (int i = 0; i < time.size(); i++) {
      if (time.row(i) >= 0) {
        all.add(statistics.intervals().ports(time.row(i), kind));
      }
    }
    int[] ports = all.ports(MOST_PORTS);
    Arrays.sort(ports);
    return ports;
  }

  /** What the rows are called, from the first on. */
  List<String> rowNames() {
    String[] names =
        Arrays.copyOf(
            Arrays.stream(ports).mapToObj(Integer::toString).toArray(String[]::new),
            ports.length + 1);
    names[ports.length] = "others";
    return List.of(names);
  }

  /** When the last column ends, milliseconds since the epoch. */
  double end() {
    return begin + width * shares.length;
  }
}
