package trafficanalyzer.loader;

/**
 * Packets and bytes that went to one address and port in one 10 s window, by endpoint. Equality is
 * of the key alone, so that one mutable instance serves for looking sums up.
 */
final class RollUp {
  /** Stands for an endpoint that is not known; a part of a primary key cannot be absent. */
  static final String UNKNOWN = "-";

  private long window;
  private long destinationHigh;
  private long destinationLow;
  private int port;
  private String endpoint = UNKNOWN;
  private long packets;
  private long bytes;

  /** Makes this the key of other sums. */
  RollUp key(
      long window, long destinationHigh, long destinationLow, int port, String endpointOrNull) {
    this.window = window;
    this.destinationHigh = destinationHigh;
    this.destinationLow = destinationLow;
    this.port = port;
    this.endpoint = endpointOrNull == null ? UNKNOWN : endpointOrNull;
    return this;
  }

  /** Sums of the same key, at zero. */
  RollUp fresh() {
    return new RollUp().key(window, destinationHigh, destinationLow, port, endpoint);
  }

  void add(int length) {
    packets++;
    bytes += length;
  }

  /** Start of the window, nanoseconds since the epoch. */
  long window() {
    return window;
  }

  long destinationHigh() {
    return destinationHigh;
  }

  long destinationLow() {
    return destinationLow;
  }

  /** Destination port; -1 for what has no ports. */
  int port() {
    return port;
  }

  String endpoint() {
    return endpoint;
  }

  long packets() {
    return packets;
  }

  /** Bytes on the wire, all layers. */
  long bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RollUp that
        && window == that.window
        && destinationHigh == that.destinationHigh
        && destinationLow == that.destinationLow
        && port == that.port
        && endpoint.equals(that.endpoint);
  }

  @Override
  public int hashCode() {
    long mixed = window;
    mixed = mixed * 31 + destinationHigh;
    mixed = mixed * 31 + destinationLow;
    mixed = mixed * 31 + port;
    mixed = mixed * 31 + endpoint.hashCode();
    mixed *= 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32);
  }
}
