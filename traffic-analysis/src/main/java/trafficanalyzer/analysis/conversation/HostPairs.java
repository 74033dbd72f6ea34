package trafficanalyzer.analysis.conversation;

import java.util.Arrays;
import java.util.List;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.TupleMap;

/** All pairs of hosts that talked, up to a bound. */
final class HostPairs {
  private final TupleMap tuples;
  private final FiveTuple hosts = new FiveTuple();
  private HostPair[] pairs = new HostPair[0];
  private long roomForStarts;

  /**
   * @param most pairs that are kept
   * @param mostStarts start times that are kept, of all pairs together
   */
  HostPairs(int most, long mostStarts) {
    this.tuples = new TupleMap(most);
    this.roomForStarts = mostStarts;
  }

  /** A conversation begins; its pair, or null where there is no room for another one. */
  HostPair begin(FiveTuple tuple, long nanos) {
    hosts.set(
        tuple.firstHigh(), tuple.firstLow(), -1, tuple.secondHigh(), tuple.secondLow(), -1, 0);
    int index = tuples.find(hosts);
    if (index < 0) {
      if (tuples.isFull()) {
        return null;
      }
      index = add();
    }
    HostPair pair = pairs[index];
    pair.begin(nanos, roomForStarts > 0);
    roomForStarts = Math.max(0, roomForStarts - 1);
    return pair;
  }

  private int add() {
    int index = tuples.add(hosts, 0);
    if (index >= pairs.length) {
      pairs = Arrays.copyOf(pairs, tuples.capacity());
    }
    pairs[index] =
        new HostPair(
            index, hosts.firstHigh(), hosts.firstLow(), hosts.secondHigh(), hosts.secondLow());
    return index;
  }

  /** The pairs, in the order of their first packets. */
  List<HostPair> all() {
    return Arrays.asList(pairs).subList(0, tuples.size());
  }
}
