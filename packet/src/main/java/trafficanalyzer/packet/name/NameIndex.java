package trafficanalyzer.packet.name;

/**
 * Names by key and packet time. Adding takes logarithmic time and moves at most {@link #MOST_RUNS}
 * references; finding takes one probe of a hash map and a binary search: a million spoofed answers
 * for one address slow neither down, they only push out that address's own older names. What is too
 * old for new packets stays until its room is needed: older packets may still be asked about.
 */
final class NameIndex {
  /** How many changes of its name are remembered for each key. */
  static final int MOST_RUNS = 1024;

  private final HistoryMap histories = new HistoryMap();
  private final RunHeap heap = new RunHeap();
  private final int mostRuns;
  private final long maxAgeNanos;

  NameIndex(int mostRuns, long maxAgeNanos) {
    this.mostRuns = mostRuns;
    this.maxAgeNanos = maxAgeNanos;
  }

  int size() {
    return heap.size();
  }

  /** What was told of a key; null if nothing is known. */
  History get(long clientHigh, long clientLow, long addressHigh, long addressLow) {
    return histories.get(clientHigh, clientLow, addressHigh, addressLow);
  }

  void add(
      long clientHigh, long clientLow, long addressHigh, long addressLow, NameObservation told) {
    History history = histories.get(clientHigh, clientLow, addressHigh, addressLow);
    if (history == null) {
      history = new History(clientHigh, clientLow, addressHigh, addressLow);
      histories.put(history);
    }
    add(history, told);
    if (history.size() > MOST_RUNS) {
      remove(history.get(0));
    }
    shrinkTo(mostRuns);
  }

  /** Lets go of the oldest names until no more than so many are left. */
  void shrinkTo(int most) {
    while (heap.size() > most) {
      remove(heap.oldest());
    }
  }

  private void add(History history, NameObservation told) {
    long time = told.observedAtNanos();
    int index = history.floor(time);
    Run before = index < 0 ? null : history.get(index);
    if (before != null && before.to == time && before.hostname.equals(told.hostname())) {
      return; // the same answer holds the address twice, or was sent twice
    }
    if (before != null && before.tells(told) && isNear(before.to, time)) {
      if (time > before.to) {
        before.to = time;
        heap.moved(before);
      }
    } else if (before != null && time <= before.to) {
      interrupt(history, index, told);
    } else {
      addBetween(history, index, told);
    }
  }

  /** No run holds the time: a run of its own, unless the next one tells the same. */
  private void addBetween(History history, int index, NameObservation told) {
    long time = told.observedAtNanos();
    Run next = index + 1 < history.size() ? history.get(index + 1) : null;
    if (next != null && next.tells(told) && isNear(time, next.from)) {
      next.from = time;
      next.askedAt = told.askedAtNanos();
    } else {
      insert(history, index + 1, new Run(history, told, time, time));
    }
  }

  /**
   * Another name was told within a run, since observations may arrive late or share a time. Which
   * of the run's observations came next is not kept: its last one is taken to be.
   */
  private void interrupt(History history, int index, NameObservation told) {
    long time = told.observedAtNanos();
    Run run = history.get(index);
    if (run.from == run.to) {
      run.set(told);
      return;
    }
    Run interruption = new Run(history, told, time, time);
    if (run.from == time) {
      run.from = run.to;
      run.askedAt = NameObservation.UNKNOWN;
      insert(history, index, interruption);
      return;
    }
    if (time < run.to) {
      insert(history, index + 1, new Run(run, run.to, run.to));
    }
    run.to = time - 1;
    heap.moved(run);
    insert(history, index + 1, interruption);
  }

  /** Whether a time is within the age of names after an earlier one; both may be any. */
  private boolean isNear(long earlier, long later) {
    long gap = later - earlier;
    return gap <= maxAgeNanos && (gap >= 0 || later <= earlier);
  }

  private void insert(History history, int index, Run run) {
    history.insert(index, run);
    heap.add(run);
  }

  private void remove(Run run) {
    heap.remove(run);
    run.history.remove(run);
    if (run.history.size() == 0) {
      histories.remove(run.history);
    }
  }
}
