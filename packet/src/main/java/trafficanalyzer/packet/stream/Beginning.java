package trafficanalyzer.packet.stream;

import trafficanalyzer.packet.Packet;

/**
 * One direction of a conversation, from one address and port to another, while its beginning is put
 * together. {@link Beginnings} keeps it.
 */
public class Beginning {
  private final Assembly assembly = new Assembly();
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private int ports;

  // Set by Beginnings.
  Beginning nextInBucket;
  Beginning older;
  Beginning newer;
  long lastNanos;
  int accounted;

  /** Takes the direction from one of its packets, and forgets what it was before. */
  final void restart(Packet packet) {
    sourceHigh = packet.sourceHigh();
    sourceLow = packet.sourceLow();
    destinationHigh = packet.destinationHigh();
    destinationLow = packet.destinationLow();
    ports = ports(packet);
    restart();
  }

  /** Forgets what is known besides; subclasses forget theirs. */
  protected void restart() {
    assembly.restart(0);
  }

  /** What was put together so far. */
  public final Assembly assembly() {
    return assembly;
  }

  final boolean carries(Packet packet) {
    return ports == ports(packet)
        && sourceLow == packet.sourceLow()
        && destinationLow == packet.destinationLow()
        && sourceHigh == packet.sourceHigh()
        && destinationHigh == packet.destinationHigh();
  }

  final boolean isAnsweredBy(Packet packet) {
    return ports == (packet.destinationPort() << 16 | packet.sourcePort())
        && sourceLow == packet.destinationLow()
        && destinationLow == packet.sourceLow()
        && sourceHigh == packet.destinationHigh()
        && destinationHigh == packet.sourceHigh();
  }

  final int hash(HashKey key) {
    return key.hash(sourceHigh, sourceLow, destinationHigh, destinationLow, ports);
  }

  static int hash(HashKey key, Packet packet) {
    return key.hash(
        packet.sourceHigh(),
        packet.sourceLow(),
        packet.destinationHigh(),
        packet.destinationLow(),
        ports(packet));
  }

  static int answeredHash(HashKey key, Packet packet) {
    return key.hash(
        packet.destinationHigh(),
        packet.destinationLow(),
        packet.sourceHigh(),
        packet.sourceLow(),
        packet.destinationPort() << 16 | packet.sourcePort());
  }

  private static int ports(Packet packet) {
    return packet.sourcePort() << 16 | packet.destinationPort();
  }
}
