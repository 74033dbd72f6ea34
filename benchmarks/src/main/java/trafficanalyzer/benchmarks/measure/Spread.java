package trafficanalyzer.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What several runs of the same gave.
 *
 * @param median the middle one, or the mean of the middle two
 * @param least the smallest
 * @param most the largest
 */
public record Spread(double median, double least, double most) {
  /** The spread of one figure of several runs; there must be at least one. */
  public static <T> Spread of(Collection<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The spread of some numbers. */
  public static Spread of(double... numbers) {
    return of(Arrays.stream(numbers).boxed().toList(), Double::doubleValue);
  }

  /** The median with the smallest and the largest, with so many digits after the point. */
  public String text(int digits) {
    String number = "%." + digits + "f";
    return (number + " (" + number + "–" + number + ")").formatted(median, least, most);
  }
}
