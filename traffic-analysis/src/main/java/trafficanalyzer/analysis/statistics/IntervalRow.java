package trafficanalyzer.analysis.statistics;

import java.util.List;

/**
 * An interval in which something was captured.
 *
 * @param index which multiple of the interval's length since the epoch it begins at
 * @param ports of each {@link PortKind}
 * @param applications those with most bytes first
 * @param detail null where nothing can follow in this interval any more
 */
record IntervalRow(
    long index,
    IntervalStatistics statistics,
    List<PackedPorts> ports,
    List<Traffic> applications,
    IntervalDetail detail) {
  IntervalRow withPorts(List<PackedPorts> others) {
    return new IntervalRow(index, statistics, others, applications, detail);
  }
}
