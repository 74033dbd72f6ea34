package trafficanalyzer.packet.flow;

import java.net.InetAddress;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;

/**
 * Two addresses with their ports, and a protocol: the same from both ends, since the end with the
 * smaller numbers is always the first. Reused for tuple after tuple.
 */
public final class FiveTuple {
  /** Ports may be -1, where there are none: 17 bits each. */
  private static final int PORT_BITS = 17;

  private static final int PROTOCOL_BITS = 8;

  long firstHigh;
  long firstLow;
  long secondHigh;
  long secondLow;

  /** The first end's port + 1, the second's + 1, and the protocol, from bit 41 down. */
  long portsAndProtocol;

  private boolean fromFirst;

  /** Takes the tuple of a packet with an IP header. */
  public void set(Packet packet) {
    set(
        packet.sourceHigh(),
        packet.sourceLow(),
        packet.sourcePort(),
        packet.destinationHigh(),
        packet.destinationLow(),
        packet.destinationPort(),
        packet.protocol());
  }

  /** Takes the tuple of a packet from one end to the other. */
  public void set(
      InetAddress source, int sourcePort, InetAddress destination, int port, int protocol) {
    set(
        Addresses.high(source),
        Addresses.low(source),
        sourcePort,
        Addresses.high(destination),
        Addresses.low(destination),
        port,
        protocol);
  }

  /** Takes the tuple of a packet from one end to the other; a port is -1 where there is none. */
  public void set(
      long sourceHigh,
      long sourceLow,
      int sourcePort,
      long destinationHigh,
      long destinationLow,
      int destinationPort,
      int protocol) {
    fromFirst =
        sourceLow != destinationLow
            ? sourceLow < destinationLow
            : sourceHigh != destinationHigh
                ? sourceHigh < destinationHigh
                : sourcePort <= destinationPort;
    firstHigh = fromFirst ? sourceHigh : destinationHigh;
    firstLow = fromFirst ? sourceLow : destinationLow;
    secondHigh = fromFirst ? destinationHigh : sourceHigh;
    secondLow = fromFirst ? destinationLow : sourceLow;
    long firstPort = 1L + (fromFirst ? sourcePort : destinationPort);
    long secondPort = 1L + (fromFirst ? destinationPort : sourcePort);
    portsAndProtocol = (firstPort << PORT_BITS | secondPort) << PROTOCOL_BITS | protocol & 0xFF;
  }

  /** Takes what another tuple holds. */
  public void set(FiveTuple other) {
    firstHigh = other.firstHigh;
    firstLow = other.firstLow;
    secondHigh = other.secondHigh;
    secondLow = other.secondLow;
    portsAndProtocol = other.portsAndProtocol;
    fromFirst = other.fromFirst;
  }

  /** Whether the packet's source is the tuple's first end. */
  public boolean fromFirst() {
    return fromFirst;
  }

  /** The address that the packet came from. */
  public InetAddress source() {
    return fromFirst
        ? Addresses.toInetAddress(firstHigh, firstLow)
        : Addresses.toInetAddress(secondHigh, secondLow);
  }

  /** The port that the packet came from; -1 where there is none. */
  public int sourcePort() {
    return fromFirst ? firstPort() : secondPort();
  }

  /** The address that the packet went to. */
  public InetAddress destination() {
    return fromFirst
        ? Addresses.toInetAddress(secondHigh, secondLow)
        : Addresses.toInetAddress(firstHigh, firstLow);
  }

  /** The port that the packet went to; -1 where there is none. */
  public int destinationPort() {
    return fromFirst ? secondPort() : firstPort();
  }

  /** Upper 64 bits of the first end's address. */
  public long firstHigh() {
    return firstHigh;
  }

  /** Lower 64 bits of the first end's address. */
  public long firstLow() {
    return firstLow;
  }

  /** The first end's port; -1 where there is none. */
  public int firstPort() {
    return (int) (portsAndProtocol >>> PORT_BITS + PROTOCOL_BITS) - 1;
  }

  /** Upper 64 bits of the second end's address. */
  public long secondHigh() {
    return secondHigh;
  }

  /** Lower 64 bits of the second end's address. */
  public long secondLow() {
    return secondLow;
  }

  /** The second end's port; -1 where there is none. */
  public int secondPort() {
    return (int) (portsAndProtocol >>> PROTOCOL_BITS & (1 << PORT_BITS) - 1) - 1;
  }

  /** IANA protocol number. */
  public int protocol() {
    return (int) portsAndProtocol & 0xFF;
  }
}
