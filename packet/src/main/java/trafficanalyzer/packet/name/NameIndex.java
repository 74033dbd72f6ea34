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

  /** The run that tells the name as of a time; null if there is none young enough. */
  Run find(long clientHigh, long clientLow, long addressHigh, long addressLow, long time) {
    History history = histories.get(clientHigh, clientLow, addressHigh, addressLow);
    if (history == null) {
      return null;
    }
    int index = history.floor(time);
    if (index < 0) {
      return null;
    }
    Run run = history.get(index);
    return time - run.to <= maxAgeNanos ? run : null;
  }

  void add(
      long clientHigh,
      long clientLow,
      long addressHigh,
      long addressLow,
      long time,
      String hostname,
      NameSource source) {
    History history = histories.get(clientHigh, clientLow, addressHigh, addressLow);
    if (history == null) {
      history = new History(clientHigh, clientLow, addressHigh, addressLow);
      histories.put(history);
    }
    add(history, time, hostname, source);
    if (history.size() > MOST_RUNS) {
      remove(history.get(0));
    }
    while (heap.size() > mostRuns) {
      remove(heap.oldest());
    }
  }

  private void add(History history, long time, String hostname, NameSource source) {
    int index = history.floor(time);
    Run before = index < 0 ? null : history.get(index);
    if (before != null && before.tells(hostname, source) && time - before.to <= maxAgeNanos) {
      if (time > before.to) {
        before.to = time;
        heap.moved(before);
      }
    } else if (before != null && time <= before.to) {
      interrupt(history, index, time, hostname, source);
    } else {
      addBetween(history, index, time, hostname, source);
    }
  }

  /** No run holds the time: a run of its own, unless the next one tells the same. */
  private void addBetween(
      History history, int index, long time, String hostname, NameSource source) {
    Run next = index + 1 < history.size() ? history.get(index + 1) : null;
    if (next != null && next.tells(hostname, source) && next.from - time <= maxAgeNanos) {
      next.from = time;
    } else {
      insert(history, index + 1, new Run(history, hostname, source, time, time));
    }
  }

  /**
   * Another name was told within a run, since observations may arrive late or share a time. Which
   * of the run's observations came next is not kept: its last one is taken to be.
   */
  private void interrupt(
      History history, int index, long time, String hostname, NameSource source) {
    Run run = history.get(index);
    if (run.from == run.to) {
      run.hostname = hostname;
      run.source = source;
      return;
    }
    Run interruption = new Run(history, hostname, source, time, time);
    if (run.from == time) {
      run.from = run.to;
      insert(history, index, interruption);
      return;
    }
    if (time < run.to) {
      insert(history, index + 1, new Run(history, run.hostname, run.source, run.to, run.to));
    }
    run.to = time - 1;
    heap.moved(run);
    insert(history, index + 1, interruption);
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
