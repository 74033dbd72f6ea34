package trafficanalyzer.analysis.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Endpoints as a part of a state file: each with its intervals, as distances between them. */
final class EndpointsState {
  /** Those without a name, and those with few bytes, are told beside the named ones. */
  private static final int MOST_ENDPOINTS = EndpointTally.MOST_NAMES + 2;

  private EndpointsState() {}

  /**
   * @param width of an interval, nanoseconds
   */
  static void write(Optional<EndpointCounts> endpoints, long width, StateOutput out)
      throws IOException {
    out.flag(endpoints.isPresent());
    if (endpoints.isEmpty()) {
      return;
    }
    EndpointCounts counts = endpoints.get();
    out.number(counts.others());
    out.number(counts.packetsLeftOut());
    out.number(counts.endpoints().size());
    for (EndpointTraffic endpoint : counts.endpoints()) {
      out.text(endpoint.name());
      out.number(endpoint.intervals().size());
      long before = 0;
      for (EndpointTraffic.Interval interval : endpoint.intervals()) {
        long index = Math.floorDiv(interval.beginNanos(), width);
        out.signed(index - before);
        before = index;
        out.number(interval.packets());
        out.number(interval.bytes());
      }
    }
  }

  /**
   * Reads what may have been written by anybody.
   *
   * @param width of an interval, nanoseconds
   * @throws IOException if it is no such content
   */
  static Optional<EndpointCounts> read(StateInput in, long width) throws IOException {
    if (!in.flag()) {
      return Optional.empty();
    }
    long others = in.number();
    long packetsLeftOut = in.number();
    long count = in.upTo(MOST_ENDPOINTS);
    List<EndpointTraffic> endpoints = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long room = EndpointTally.MOST_INTERVALS;
    for (long i = 0; i < count; i++) {
      String name = in.word();
      if (!names.add(name)) {
        throw new DamagedStateException("an endpoint is there twice");
      }
      List<EndpointTraffic.Interval> intervals = intervals(in, in.upTo(room), width);
      room -= intervals.size();
      endpoints.add(EndpointTraffic.of(name, intervals));
    }
    return Optional.of(new EndpointCounts(List.copyOf(endpoints), others, packetsLeftOut));
  }

  private static List<EndpointTraffic.Interval> intervals(StateInput in, long count, long width)
      throws IOException {
    List<EndpointTraffic.Interval> intervals = new ArrayList<>();
    long index = 0;
    for (long i = 0; i < count; i++) {
      long distance = in.signed();
      if (i > 0 && distance <= 0) {
        throw new DamagedStateException("an endpoint's intervals are not in the order of time");
      }
      index += distance;
      intervals.add(new EndpointTraffic.Interval(index * width, in.number(), in.number()));
    }
    return intervals;
  }
}
