package trafficanalyzer.analysis.conversation;

/** Packets of one size and application that one host sent to another, and the gaps between them. */
final class PacketGroup {
  final int label;
  final int size;
  final boolean fromA;

  /** The pair's next group. */
  final PacketGroup next;

  private final Spread gaps = new Spread();
  private long packets;
  private long lastNanos;

  PacketGroup(int label, int size, boolean fromA, PacketGroup next) {
    this.label = label;
    this.size = size;
    this.fromA = fromA;
    this.next = next;
  }

  boolean has(int wantedLabel, int wantedSize) {
    return size == wantedSize && label == wantedLabel;
  }

  /** Time that steps back makes a gap of 0, and the next one as much shorter. */
  void add(long nanos) {
    if (packets++ == 0) {
      lastNanos = nanos;
      return;
    }
    gaps.add(Math.max(0, nanos - lastNanos));
    lastNanos = Math.max(lastNanos, nanos);
  }

  /** Counts a packet without its gap. */
  void count() {
    packets++;
  }

  long packets() {
    return packets;
  }

  /** Times from one packet to the next, in nanoseconds. */
  Spread gaps() {
    return gaps;
  }
}
