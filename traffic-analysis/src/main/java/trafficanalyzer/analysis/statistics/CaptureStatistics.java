package trafficanalyzer.analysis.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The statistics of a capture, or of several that follow each other: what tables, plots and reports
 * are made of, and what is saved in a state file.
 */
public interface CaptureStatistics {
  /** What was analysed, for titles: the name of a file, or of the first and how many more. */
  String name();

  /** Interval by interval. */
  IntervalTable intervals();

  /** All intervals together; begins with the first packet's. */
  IntervalStatistics total();

  /** The packets of each port in all. */
  PortCounts ports(PortKind kind);

  /** All applications, those with most bytes first. */
  List<Traffic> applications();

  /** Packets and bytes by hostname and interval; empty where conversations were not looked for. */
  Optional<EndpointCounts> endpoints();

  /** The addresses with most bytes sent and received, most first. */
  List<Talker> topTalkers(int most);

  /** Time of the first frame in the file, nanoseconds since the epoch. */
  long firstNanos();

  /** Time of the last frame in the file, nanoseconds since the epoch. */
  long lastNanos();
}
