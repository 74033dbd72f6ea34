package trafficanalyzer.analysis.conversation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Two counts over time, in steps of a width. Bounded: where there is no room for another step, the
 * width doubles until half of the room is free, so that nothing is left out, only told less finely.
 * Steps without anything take no room.
 */
final class TimeBins {
  private static final int INITIAL_CAPACITY = 16;

  private final int most;
  private long origin;
  private long width;
  private long[] bins = new long[INITIAL_CAPACITY];
  private long[] first = new long[INITIAL_CAPACITY];
  private long[] second = new long[INITIAL_CAPACITY];
  private int size;
  private boolean inOrder = true;

  /** Where the last step that was counted in begins and ends. */
  private long begin;

  private long end;

  /**
   * @param most steps that are kept, two or more
   * @param origin where a step begins, nanoseconds since the epoch
   * @param width of a step at first, nanoseconds
   */
  TimeBins(int most, long origin, long width) {
    this.most = most;
    this.origin = origin;
    this.width = width;
  }

  void add(long nanos, long countFirst, long countSecond) {
    if (size == 0 || nanos < begin || nanos >= end) {
      step(nanos);
    }
    first[size - 1] += countFirst;
    second[size - 1] += countSecond;
  }

  private void step(long nanos) {
    if (size == most) {
      coarsen();
    }
    long bin = Math.floorDiv(nanos - origin, width);
    begin = origin + bin * width;
    end = begin + width;
    if (size > 0 && bins[size - 1] == bin) {
      return;
    }
    inOrder &= size == 0 || bins[size - 1] < bin;
    if (size == bins.length) {
      int capacity = Math.min(most, size * 2);
      bins = Arrays.copyOf(bins, capacity);
      first = Arrays.copyOf(first, capacity);
      second = Arrays.copyOf(second, capacity);
    }
    bins[size] = bin;
    first[size] = 0;
    second[size] = 0;
    size++;
  }

  private void coarsen() {
    order();
    while (size > most / 2) {
      width *= 2;
      for (int i = 0; i < size; i++) {
        bins[i] = Math.floorDiv(bins[i], 2L);
      }
      merge();
    }
  }

  /** Puts the steps in order, and those of the same time together. */
  private void order() {
    if (!inOrder) {
      Integer[] order = new Integer[size];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparingLong(i -> bins[i]));
      bins = inOrder(bins, order);
      first = inOrder(first, order);
      second = inOrder(second, order);
      inOrder = true;
      merge();
    }
  }

  private static long[] inOrder(long[] values, Integer[] order) {
    long[] sorted = new long[values.length];
    Arrays.setAll(sorted, i -> i < order.length ? values[order[i]] : 0);
    return sorted;
  }

  private void merge() {
    int kept = 0;
    for (int i = 1; i < size; i++) {
      if (bins[i] != bins[kept]) {
        kept++;
        bins[kept] = bins[i];
        first[kept] = first[i];
        second[kept] = second[i];
      } else {
        first[kept] += first[i];
        second[kept] += second[i];
      }
    }
    size = Math.min(size, kept + 1);
    end = begin; // the next one looks for its step anew
  }

  /** Takes one step after the other, in the order of time. */
  interface Step {
    /**
     * @param nanos when the step begins, nanoseconds since the epoch
     */
    void accept(long nanos, long first, long second);
  }

  void forEach(Step action) {
    order();
    for (int i = 0; i < size; i++) {
      action.accept(origin + bins[i] * width, first[i], second[i]);
    }
  }

  /** How long a step is now, in nanoseconds. */
  long width() {
    return width;
  }
}
