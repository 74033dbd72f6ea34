package trafficanalyzer.cli.crash;

import java.util.function.DoubleSupplier;

/** How fast a count grows, from when this is made to when it is first asked. */
final class Rate {
  private final DoubleSupplier count;
  private final long begin = System.nanoTime();
  private final double before;
  private double seconds;
  private double grown;

  Rate(DoubleSupplier count) {
    this.count = count;
    this.before = count.getAsDouble();
  }

  double aSecond() {
    if (seconds == 0) {
      grown = count.getAsDouble() - before;
      seconds = (System.nanoTime() - begin) / 1e9;
    }
    return grown / seconds;
  }

  double seconds() {
    return seconds;
  }
}
