package trafficanalyzer.analysis.conversation;

/** All packets of one application: how many, and over time; good ones and bad ones apart. */
public final class ApplicationTraffic {
  private final String label;
  private final TimeBins series;
  private long packets;
  private long bytes;
  private long badPackets;
  private long badBytes;

  ApplicationTraffic(String label, int points) {
    this.label = label;
    this.series = new TimeBins(points, 0, 1);
  }

  void add(int length, boolean bad, long nanos) {
    packets++;
    bytes += length;
    if (bad) {
      badPackets++;
      badBytes += length;
    }
    series.add(nanos, bad ? 0 : length, bad ? length : 0);
  }

  /** {@code TRANSPORT_APP}. */
  public String label() {
    return label;
  }

  /** Packets, bad ones among them. */
  public long packets() {
    return packets;
  }

  /** Bytes of their frames, on the wire. */
  public long bytes() {
    return bytes;
  }

  /** Packets with anything odd. */
  public long badPackets() {
    return badPackets;
  }

  /** Bytes of their frames, on the wire. */
  public long badBytes() {
    return badBytes;
  }

  /**
   * How long a step of the series is, in nanoseconds: 1 where each time that there was a packet is
   * one; longer where those were too many.
   */
  public long stepNanos() {
    return series.width();
  }

  /** Takes one step of the series after the other. */
  public interface Point {
    /**
     * @param nanos when the step begins, nanoseconds since the epoch
     * @param goodBytes of packets without anything odd
     * @param badBytes of the others
     */
    void accept(long nanos, long goodBytes, long badBytes);
  }

  /** Tells the series in the order of time. */
  public void forEachPoint(Point action) {
    series.forEach(action::accept);
  }
}
