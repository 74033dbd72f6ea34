package trafficanalyzer.analysis.statistics;

import java.util.Arrays;

/** A list of ints that grows, and is used again. */
final class NumberList {
  private int[] numbers = new int[256];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int get(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }

  void clear() {
    size = 0;
  }
}
