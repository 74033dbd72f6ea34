package trafficanalyzer.packet.name;

import java.net.InetAddress;

/**
 * Once a client was told that a hostname has an address.
 *
 * @param observedAtNanos packet time, nanoseconds since the epoch
 * @param client who was told
 * @param address what the name stands for
 * @param hostname in lower case, without the final dot
 * @param source how it was told
 * @param position where in the answer's addresses this one stood, from 0: clients try the first one
 *     first
 * @param askedAtNanos packet time of the question, {@link #UNKNOWN} where it was not captured
 */
public record NameObservation(
    long observedAtNanos,
    InetAddress client,
    InetAddress address,
    String hostname,
    NameSource source,
    int position,
    long askedAtNanos) {
  /** No packet time. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** The only address of an answer to a question that was not captured. */
  public NameObservation(
      long observedAtNanos,
      InetAddress client,
      InetAddress address,
      String hostname,
      NameSource source) {
    this(observedAtNanos, client, address, hostname, source, 0, UNKNOWN);
  }
}
