package trafficanalyzer.analysis.plot;

/**
 * The unit of times of which most are not far from 1.
 *
 * @param label such as {@code microseconds}
 * @param perSecond how many make a second
 */
record TimeScale(String label, double perSecond) {
  private static final TimeScale[] SCALES = {
    new TimeScale("seconds", 1),
    new TimeScale("milliseconds", 1e3),
    new TimeScale("microseconds", 1e6),
    new TimeScale("nanoseconds", 1e9)
  };

  /** The largest unit of which the largest of some times, in seconds, is one at least. */
  static TimeScale of(double[] seconds) {
    double largest = 0;
    for (double value : seconds) {
      if (value > largest) {
        largest = value;
      }
    }
    for (TimeScale scale : SCALES) {
      if (largest * scale.perSecond >= 1) {
        return scale;
      }
    }
    return SCALES[0];
  }
}
