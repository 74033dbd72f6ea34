package trafficanalyzer.analysis.conversation;

/** Mean and standard deviation of values that come one by one (Welford's method). */
final class Spread {
  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  long count() {
    return count;
  }

  /** NaN without values. */
  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Of a sample, so with n − 1; NaN for fewer than two values. */
  double deviation() {
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }
}
