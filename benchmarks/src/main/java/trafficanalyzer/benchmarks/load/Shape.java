package trafficanalyzer.benchmarks.load;

import trafficanalyzer.benchmarks.capture.Clock;

/** How far packets are from each other, and so how many of a destination share a partition. */
enum Shape {
  /** A quiet line: the same packets, distances 300 times as long. */
  quiet(300),
  /** As they were captured. */
  asCaptured(1);

  /**
   * What comes more than a slice later has a partition of its own, however much later that is; and
   * captures of protocols lie years apart.
   */
  private static final long LONGEST_GAP_NANOS = 10_000_000_000L;

  private final int stretch;

  Shape(int stretch) {
    this.stretch = stretch;
  }

  Clock clock() {
    return new Clock(LONGEST_GAP_NANOS, stretch);
  }
}
