package trafficanalyzer.packet.name;

import java.util.Arrays;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.TupleMap;

/**
 * The names that flows told of their servers, by five-tuple and time. Bounded in five-tuples, those
 * whose names are oldest by packet time give way, and in names of each, the oldest give way.
 *
 * <p>Five-tuples are used again: a name counts for the packets of its connection only. Where the
 * reader of names saw a connection begin, it says so with the name ({@link
 * FlowName#beganAtNanos()}); and a connection that begins without telling a name is marked by one
 * without text.
 */
final class OwnNames {
  /** A proxy's client may ask for many hosts over one connection. */
  static final int MOST_OF_A_TUPLE = 64;

  private final TupleMap tuples;
  private final FiveTuple tuple = new FiveTuple();
  private final long maxAgeNanos;
  private OwnName[] chains;
  private long horizon = Long.MAX_VALUE;

  // From when until when the last answer holds.
  private long from;
  private long until;

  OwnNames(int most, long maxAgeNanos) {
    this.tuples = new TupleMap(most);
    this.maxAgeNanos = maxAgeNanos;
    this.chains = new OwnName[tuples.capacity()];
  }

  /** Names that were told after this time are not looked at. */
  void horizon(long knownUntil) {
    horizon = knownUntil;
  }

  int size() {
    return tuples.size();
  }

  /**
   * Whether a five-tuple told a name that might count then, and no connection was marked to begin
   * since.
   */
  boolean hasName(FiveTuple wanted, long time) {
    int number = tuples.size() == 0 ? -1 : tuples.find(wanted);
    OwnName last = null;
    OwnName next = number < 0 ? null : chains[number];
    while (next != null && next.observedAt <= time) {
      last = next;
      next = next.next;
    }
    return last != null && !last.isMark() && time - last.observedAt <= maxAgeNanos;
  }

  /** Adds a name, usually after all others of its five-tuple. */
  void add(FlowName name) {
    tuple.set(name.client(), name.clientPort(), name.server(), name.serverPort(), name.protocol());
    int number = tuples.find(tuple);
    if (number < 0) {
      number = begin(name.observedAtNanos());
    }
    tuples.use(number, name.observedAtNanos());
    chains[number] = inserted(chains[number], new OwnName(name, !tuple.fromFirst()));
  }

  private int begin(long time) {
    if (tuples.isFull()) {
      tuples.remove(tuples.longestIdle());
    }
    int number = tuples.add(tuple, time);
    if (number >= chains.length) {
      chains = Arrays.copyOf(chains, tuples.capacity());
    }
    chains[number] = null;
    return number;
  }

  private static OwnName inserted(OwnName chain, OwnName name) {
    if (chain == null || name.observedAt < chain.observedAt) {
      name.next = chain;
      return name;
    }
    int length = 1;
    OwnName before = chain;
    while (before.next != null && before.next.observedAt <= name.observedAt) {
      before = before.next;
      length++;
    }
    if (before.isMark() && name.isMark() || before.tells(name) && isSame(before, name)) {
      return chain; // nothing new
    }
    name.next = before.next;
    before.next = name;
    return length < MOST_OF_A_TUPLE ? chain : chain.next;
  }

  /**
   * Whether two names of a five-tuple, in the order of time, are of the same connection. A mark is
   * no name: after it the first one is to come.
   */
  private static boolean isSame(OwnName earlier, OwnName later) {
    return !earlier.isMark() && !later.isMark() && later.beganAt <= earlier.observedAt;
  }

  /**
   * The name that counts for a packet; null if there is none. {@link #from()} and {@link #until()}
   * then tell for which packet times this is so.
   *
   * @param beganAt the earliest packet that is known to be of the packet's connection; names before
   *     it are another's
   */
  OwnName find(FiveTuple wanted, long beganAt, long time) {
    from = Long.MIN_VALUE;
    until = Long.MAX_VALUE;
    int number = tuples.size() == 0 ? -1 : tuples.find(wanted);
    if (number < 0) {
      return null;
    }
    OwnName before = null;
    OwnName after = chains[number];
    while (after != null && after.observedAt <= time) {
      before = after;
      after = after.next;
    }
    if (before != null) {
      from = before.observedAt;
    }
    if (after != null && after.observedAt <= horizon) {
      boolean same = before != null && isSame(before, after);
      until = same || after.beganAt <= time ? after.observedAt : after.beganAt;
      if (!same && !after.isMark() && after.beganAt <= time) {
        return after; // the first name of a connection counts for the packets before it
      }
    }
    boolean counts = before != null && !before.isMark() && before.observedAt >= beganAt;
    return counts && time - before.observedAt <= maxAgeNanos ? before : null;
  }

  /** The packet time since which the last answer holds. */
  long from() {
    return from;
  }

  /** The packet time from which on another answer may be given than the last one. */
  long until() {
    return until;
  }
}
