package trafficanalyzer.packet.name;

import java.util.Arrays;

/**
 * The names of one key in the order of packet time: runs that do not overlap. A key is an address
 * as one client knows it, or, with the client's bits all 0, as anybody does.
 */
final class History {
  final long clientHigh;
  final long clientLow;
  final long addressHigh;
  final long addressLow;

  private Run[] runs = new Run[1];
  private int size;

  History(long clientHigh, long clientLow, long addressHigh, long addressLow) {
    this.clientHigh = clientHigh;
    this.clientLow = clientLow;
    this.addressHigh = addressHigh;
    this.addressLow = addressLow;
  }

  boolean is(long clientHigh, long clientLow, long addressHigh, long addressLow) {
    return this.addressLow == addressLow
        && this.addressHigh == addressHigh
        && this.clientLow == clientLow
        && this.clientHigh == clientHigh;
  }

  int size() {
    return size;
  }

  Run get(int index) {
    return runs[index];
  }

  /** The index of the last run that begins at or before the time; -1 if there is none. */
  int floor(long time) {
    int low = 0;
    int high = size - 1;
    if (high >= 0 && runs[high].from <= time) {
      return high; // nearly always: packets come in the order of time
    }
    while (low <= high) {
      int middle = low + high >>> 1;
      if (runs[middle].from <= time) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** When something was told for the first time after a time. */
  long firstAfter(long time) {
    int index = floor(time) + 1;
    return index < size ? runs[index].from : Long.MAX_VALUE;
  }

  void insert(int index, Run run) {
    if (size == runs.length) {
      runs = Arrays.copyOf(runs, size * 2);
    }
    System.arraycopy(runs, index, runs, index + 1, size - index);
    runs[index] = run;
    size++;
  }

  void remove(Run run) {
    int index = floor(run.from);
    size--;
    System.arraycopy(runs, index + 1, runs, index, size - index);
    runs[size] = null;
  }
}
