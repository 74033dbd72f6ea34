package trafficanalyzer.packet.name;

import java.time.Duration;
import trafficanalyzer.packet.Packet;

/**
 * Which hostname an address stood for, as of packet time. Bounded in size and age; {@link #find}
 * allocates nothing.
 *
 * <p>Not for use by several threads at once.
 */
public final class NameTable {
  private String endpoint;
  private NameSource source;
  private boolean inbound;
  private int size;

  /**
   * @param maxObservations how many observations are kept; the oldest by packet time give way
   * @param maxAge how long before a packet an observation may have been made to count for it
   */
  public NameTable(int maxObservations, Duration maxAge) {}

  /** Remembers an observation. */
  public void add(NameObservation observation) {}

  /**
   * Looks for the name of the packet's remote end; {@link #endpoint()}, {@link #source()} and
   * {@link #inbound()} then tell of it.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   * @return false if neither end has a name
   */
  public boolean find(Packet packet, long timestampNanos) {
    return false;
  }

  /** The hostname of the last find; null if nothing was found. */
  public String endpoint() {
    return endpoint;
  }

  /** How that hostname is known; null if nothing was found. */
  public NameSource source() {
    return source;
  }

  /** Whether the packet came from the named end. */
  public boolean inbound() {
    return inbound;
  }

  /** How many observations are kept. */
  public int size() {
    return size;
  }
}
