package trafficanalyzer.loader;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums up a capture by 10 s window, destination, port and endpoint, in bounded memory and whatever
 * the order of its packets. A sum may be handed out once only and complete, since its row is keyed
 * by the capture and a second part would overwrite the first. Two things make that so:
 *
 * <ol>
 *   <li>A window is handed out when no packet of it can follow any more: the capture is known to
 *       step back in time by no more than its {@link Disorder}. A capture in order, however large,
 *       holds two windows in memory at most.
 *   <li>If the open windows still have more keys than the limit, only a {@link Share} of the keys
 *       is kept and the rest are left to another reading of the capture, see {@link #share()}.
 * </ol>
 */
final class RollUps {
  /** Takes complete sums. */
  interface Sink {
    void accept(RollUp sum) throws InterruptedException;
  }

  private final int limit;
  private final long disorderNanos;
  private final Sink finished;
  private final TreeMap<Long, Map<RollUp, RollUp>> windows = new TreeMap<>();
  private final RollUp probe = new RollUp();
  private Share share;
  private int size;
  private long newest = Long.MIN_VALUE;
  private long lastWindow = Long.MIN_VALUE;
  private Map<RollUp, RollUp> last = Map.of();

  /**
   * @param limit how many sums are held at once
   * @param share which of the keys to sum up
   * @param disorderNanos how far the capture steps back in time at most
   * @param finished takes each complete sum
   */
  RollUps(int limit, Share share, long disorderNanos, Sink finished) {
    this.limit = limit;
    this.share = share;
    this.disorderNanos = disorderNanos;
    this.finished = finished;
  }

  /**
   * Counts one packet.
   *
   * @param length bytes on the wire
   * @param endpoint null where it is not known
   */
  void add(
      long timestampNanos,
      long destinationHigh,
      long destinationLow,
      int port,
      String endpoint,
      int length)
      throws InterruptedException {
    long window = Times.window(timestampNanos);
    if (window != lastWindow) {
      turnTo(window);
    }
    newest = Math.max(newest, timestampNanos);
    probe.key(window, destinationHigh, destinationLow, port, endpoint);
    if (!share.holds(probe)) {
      return;
    }
    RollUp sum = last.get(probe);
    if (sum == null) {
      sum = open();
    }
    if (sum != null) {
      sum.add(length);
    }
  }

  /** Hands out what is left; the capture has ended. */
  void finish() throws InterruptedException {
    for (Map<RollUp, RollUp> sums : windows.values()) {
      handOut(sums);
    }
    windows.clear();
    lastWindow = Long.MIN_VALUE;
  }

  /**
   * The share of the keys that was summed up in the end. Where it is smaller than what was asked
   * for, the capture is to be read again for the others, see {@link Share#othersOf}.
   */
  Share share() {
    return share;
  }

  private void turnTo(long window) throws InterruptedException {
    long settled = newest - disorderNanos;
    while (newest != Long.MIN_VALUE
        && !windows.isEmpty()
        && windows.firstKey() + Times.WINDOW_NANOS <= settled) {
      handOut(windows.pollFirstEntry().getValue());
    }
    last = windows.getOrDefault(window, Map.of());
    lastWindow = window;
  }

  private void handOut(Map<RollUp, RollUp> sums) throws InterruptedException {
    size -= sums.size();
    for (RollUp sum : sums.values()) {
      finished.accept(sum);
    }
  }

  private RollUp open() {
    while (size >= limit) {
      halve();
    }
    if (!share.holds(probe)) {
      return null;
    }
    RollUp sum = probe.fresh();
    last = windows.computeIfAbsent(lastWindow, start -> new HashMap<>());
    last.put(sum, sum);
    size++;
    return sum;
  }

  private void halve() {
    share = share.half();
    size = 0;
    for (Map<RollUp, RollUp> sums : windows.values()) {
      sums.keySet().removeIf(sum -> !share.holds(sum));
      size += sums.size();
    }
    windows.values().removeIf(Map::isEmpty);
  }
}
