package trafficanalyzer.packet.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names that an address may have had when a connection to it began, and which of them is the
 * best guess. Reused for connection after connection; allocates nothing until {@link #others}.
 *
 * <p>What counts is what was measured to tell names apart (see RATIONALE.md), the strongest first:
 *
 * <ol>
 *   <li>an answer just before whose first address is this one: clients look up, then connect to the
 *       first address at once;
 *   <li>a question at the very moment, answered later: clients that know an address from before
 *       connect and ask anew at the same time;
 *   <li>an answer whose first address is this one;
 *   <li>any other answer.
 * </ol>
 *
 * Within each, the latest counts.
 */
final class Candidates {
  /** Names that are told apart; the latest are kept. */
  static final int MOST = 16;

  /** Observations that are looked at, from the latest back. */
  private static final int MOST_RUNS = 64;

  /** From an answer to its use: a process needs that long to wake up and connect. */
  private static final long JUST_BEFORE_NANOS = 20_000_000;

  /** Between a question and a connection that one action of a client makes. */
  private static final long SAME_MOMENT_NANOS = 2_000_000;

  /** The stub resolver of glibc and of others asks again after 5 s (resolv.conf(5)). */
  private static final long LONGEST_WAIT_NANOS = 5_000_000_000L;

  private static final int TOLD_LATER = -1;
  private static final int LATER_ADDRESS = 0;
  private static final int FIRST_ADDRESS = 1;
  private static final int ASKED_NOW = 2;
  private static final int ANSWERED_JUST_BEFORE = 3;

  private final String[] hostnames = new String[MOST];
  private final NameSource[] sources = new NameSource[MOST];
  private final int[] strengths = new int[MOST];
  private final long[] times = new long[MOST];
  private int size;
  private int best;

  void clear() {
    size = 0;
    best = -1;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Adds what a history tells of a connection.
   *
   * @param beganAt when the connection began
   * @param until the last time whose observations may be looked at
   */
  void add(History history, long beganAt, long until, long maxAgeNanos) {
    int latest = history.floor(beganAt);
    addAskedNow(history, latest + 1, beganAt, until);
    for (int i = latest; i >= 0 && i > latest - MOST_RUNS; i--) {
      Run run = history.get(i);
      // Within a run only its ends are known to be observations, and none is too old.
      long time = run.to <= beganAt ? run.to : run.from;
      long age = beganAt - time;
      if (run.to > beganAt || age >= 0 && age <= maxAgeNanos) {
        boolean justBefore = run.isFirst && age >= 0 && age <= JUST_BEFORE_NANOS;
        int strength =
            justBefore ? ANSWERED_JUST_BEFORE : run.isFirst ? FIRST_ADDRESS : LATER_ADDRESS;
        offer(run, strength, time);
      }
    }
  }

  private void addAskedNow(History history, int next, long beganAt, long until) {
    long last = Math.min(until, beganAt + LONGEST_WAIT_NANOS);
    for (int i = next; i < history.size() && i < next + MOST_RUNS; i++) {
      Run run = history.get(i);
      if (run.from > last) {
        return;
      }
      long distance = Math.abs(run.askedAt - beganAt);
      if (run.askedAt != NameObservation.UNKNOWN && distance <= SAME_MOMENT_NANOS) {
        offer(run, ASKED_NOW, beganAt - distance);
      }
    }
  }

  /**
   * Adds what a history tells only after a connection began, and is no more than possible: the
   * client may have known it from before.
   */
  void addToldLater(History history, long beganAt, long until) {
    int next = history.floor(beganAt) + 1;
    for (int i = next; i < history.size() && i < next + MOST_RUNS; i++) {
      Run run = history.get(i);
      if (run.from > until) {
        return;
      }
      offer(run, TOLD_LATER, -i); // the next is the likeliest
    }
  }

  private void offer(Run run, int strength, long time) {
    int index = 0;
    while (index < size && !hostnames[index].equals(run.hostname)) {
      index++;
    }
    if (index == size) {
      if (size == MOST) {
        return;
      }
      size++;
      hostnames[index] = run.hostname;
    } else if (!isBetter(strength, time, index)) {
      return;
    }
    sources[index] = run.source;
    strengths[index] = strength;
    times[index] = time;
    if (best < 0 || best == index || isBetter(strength, time, best)) {
      best = index;
    }
  }

  private boolean isBetter(int strength, long time, int than) {
    return strength != strengths[than] ? strength > strengths[than] : time > times[than];
  }

  /** The best guess; there must be one. */
  String hostname() {
    return hostnames[best];
  }

  /** How the best guess is known. */
  NameSource source() {
    return sources[best];
  }

  /**
   * Whether the best guess is more than a guess: it is the only name and its answer began with the
   * address, or it alone was asked for at the moment.
   */
  boolean isCertain() {
    if (size == 1) {
      return strengths[best] != LATER_ADDRESS;
    }
    for (int i = 0; i < size; i++) {
      if (i != best && strengths[i] >= ASKED_NOW) {
        return false;
      }
    }
    return strengths[best] >= ASKED_NOW;
  }

  /** Whether no other name is known. */
  boolean isOnly() {
    return size == 1;
  }

  /** The names other than a chosen one, best first. */
  List<String> others(String chosen) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (!hostnames[i].equals(chosen)) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(i -> -strengths[i])
            .thenComparing(Comparator.<Integer>comparingLong(i -> times[i]).reversed()));
    return order.stream().map(i -> hostnames[i]).toList();
  }
}
