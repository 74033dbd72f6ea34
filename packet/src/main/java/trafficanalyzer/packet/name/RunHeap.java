package trafficanalyzer.packet.name;

import java.util.Arrays;

/**
 * A binary heap of runs, the one that ended first on top. Each run knows its place, so that one in
 * the middle can be moved or removed in logarithmic time.
 */
final class RunHeap {
  private Run[] runs = new Run[64];
  private int size;

  int size() {
    return size;
  }

  /** The run that ended first; the heap must not be empty. */
  Run oldest() {
    return runs[0];
  }

  void add(Run run) {
    if (size == runs.length) {
      runs = Arrays.copyOf(runs, size * 2);
    }
    size++;
    up(run, size - 1);
  }

  void remove(Run run) {
    size--;
    Run last = runs[size];
    runs[size] = null;
    if (last != run) {
      place(last, run.heapIndex);
      moved(last);
    }
  }

  /** Restores the order after the run's end was changed. */
  void moved(Run run) {
    up(run, run.heapIndex);
    down(run, run.heapIndex);
  }

  private void up(Run run, int start) {
    int index = start;
    while (index > 0) {
      int parent = index - 1 >>> 1;
      if (runs[parent].to <= run.to) {
        break;
      }
      place(runs[parent], index);
      index = parent;
    }
    place(run, index);
  }

  private void down(Run run, int start) {
    int index = start;
    int child = 2 * index + 1;
    while (child < size) {
      if (child + 1 < size && runs[child + 1].to < runs[child].to) {
        child++;
      }
      if (run.to <= runs[child].to) {
        break;
      }
      place(runs[child], index);
      index = child;
      child = 2 * index + 1;
    }
    place(run, index);
  }

  private void place(Run run, int index) {
    runs[index] = run;
    run.heapIndex = index;
  }
}
