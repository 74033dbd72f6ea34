package trafficanalyzer.interceptor;

/**
 * Makes a 64-bit total of one of libpcap's 32-bit counters, which starts at any value and wraps. On
 * the loopback interface, where the kernel shows each packet twice, the total is halved.
 */
final class KernelCounter {
  private static final long MASK = 0xFFFF_FFFFL;

  private final boolean twice;
  private long last;
  private long sum;

  /**
   * @param now the counter's value, from which on is counted
   * @param twice whether each packet is counted twice
   */
  KernelCounter(long now, boolean twice) {
    this.last = now & MASK;
    this.twice = twice;
  }

  /** Takes the counter's present value; at most 2³² packets may lie between two of these. */
  void update(long now) {
    sum += now - last & MASK;
    last = now & MASK;
  }

  /** Packets since the start. */
  long total() {
    // Rounded up: the second sighting of the last packet may not have been counted yet.
    return twice ? (sum + 1) / 2 : sum;
  }
}
