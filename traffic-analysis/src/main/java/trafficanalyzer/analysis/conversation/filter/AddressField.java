package trafficanalyzer.analysis.conversation.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;

/** The source or destination address of a packet of one IP version, or both. */
final class AddressField implements Field {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");
  private static final int BITS = 128;

  /** Bits of the mapped form before those of an IPv4 address. */
  private static final int MAPPED_BITS = 96;

  private final int version;
  private final boolean source;
  private final boolean destination;

  AddressField(int version, boolean source, boolean destination) {
    this.version = version;
    this.source = source;
    this.destination = destination;
  }

  @Override
  public Test exists() {
    return (frame, packet) -> packet.ipVersion() == version;
  }

  @Override
  public Test compare(Operator operator, String constant) {
    String[] parts = constant.split("/", 2);
    Test equal = equal(parse(parts[0]), parts.length < 2 ? BITS : prefix(parts[1]));
    return switch (operator) {
      case EQUAL -> equal;
      case UNEQUAL -> exists().and(equal.negate());
      default -> throw new IllegalArgumentException("addresses are equal or not, no more");
    };
  }

  @Override
  public Test range(String least, String most) {
    throw new IllegalArgumentException("of addresses, a network is meant by a prefix: /24");
  }

  private Test equal(InetAddress address, int prefix) {
    long highMask = prefix == 0 ? 0 : -1L << Math.max(0, 64 - prefix);
    long lowMask = prefix <= 64 ? 0 : -1L << BITS - prefix;
    long high = Addresses.high(address) & highMask;
    long low = Addresses.low(address) & lowMask;
    return (frame, packet) ->
        packet.ipVersion() == version
            && (source && isSource(packet, highMask, lowMask, high, low)
                || destination && isDestination(packet, highMask, lowMask, high, low));
  }

  private static boolean isSource(Packet packet, long highMask, long lowMask, long high, long low) {
    return (packet.sourceHigh() & highMask) == high && (packet.sourceLow() & lowMask) == low;
  }

  private static boolean isDestination(
      Packet packet, long highMask, long lowMask, long high, long low) {
    return (packet.destinationHigh() & highMask) == high
        && (packet.destinationLow() & lowMask) == low;
  }

  /** Bits of an address's 128 that count. */
  private int prefix(String text) {
    int most = version == 4 ? BITS - MAPPED_BITS : BITS;
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException("/" + text + " is no prefix of 0 to " + most + " bits");
    }
    return Integer.parseInt(text) + BITS - most;
  }

  /** Nothing is looked up: the text is checked to be no hostname. */
  private InetAddress parse(String text) {
    if (!(version == 4 ? IPV4 : IPV6).matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is no address of IPv" + version);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is no address", e);
    }
  }
}
