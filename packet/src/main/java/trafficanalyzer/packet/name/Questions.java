package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import java.util.Arrays;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * When clients asked for names over UDP: the last question of each client and name, in a table of
 * fixed size where a new one takes the place of another. A lost one costs a hint and nothing else.
 */
final class Questions {
  private static final int SLOTS = 1 << 13;

  /** Longer than that no resolver waits (resolv.conf(5): three times 5 s). */
  private static final long LONGEST_WAIT_NANOS = 15_000_000_000L;

  /** RFC 1035, section 4.1.1: id, flags, four counts. */
  private static final int HEADER_LENGTH = 12;

  private static final int FLAGS_OFFSET = 2;
  private static final int QUESTIONS_OFFSET = 4;
  private static final int RESPONSE_AND_OPCODE = 0xF800;

  /** RFC 1035, section 2.3.4, with the final zero. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_LABEL = 63;

  private static final long NO_QUESTION = 0;

  private final int[] ports;
  private final boolean reads;
  private final long[] keys = new long[SLOTS];
  private final long[] times = new long[SLOTS];
  private final boolean[] answered = new boolean[SLOTS];

  Questions(NameOptions options) {
    ports = options.dnsPorts().stream().mapToInt(Integer::intValue).sorted().toArray();
    reads = options.reads(NameFamily.DNS);
  }

  /** Takes a packet, which usually is no question. */
  void see(Packet packet, long timestampNanos) {
    long key = key(packet);
    if (key != NO_QUESTION) {
      int slot = (int) key & SLOTS - 1;
      keys[slot] = key;
      times[slot] = timestampNanos;
      answered[slot] = false;
    }
  }

  /**
   * Whether a packet is a question that was asked last at a time, and its answer may still come.
   */
  boolean awaitsAnswer(Packet packet, long askedAtNanos, long nowNanos) {
    long key = key(packet);
    int slot = (int) key & SLOTS - 1;
    return key != NO_QUESTION
        && keys[slot] == key
        && times[slot] == askedAtNanos
        && !answered[slot]
        && nowNanos - askedAtNanos <= LONGEST_WAIT_NANOS;
  }

  private long key(Packet packet) {
    if (!reads
        || packet.protocol() != IpProtocols.UDP
        || packet.payloadLength() <= HEADER_LENGTH
        || Arrays.binarySearch(ports, packet.destinationPort()) < 0) {
      return NO_QUESTION;
    }
    ByteBuffer buffer = packet.buffer();
    int offset = packet.payloadOffset();
    if ((buffer.getShort(offset + FLAGS_OFFSET) & RESPONSE_AND_OPCODE) != 0
        || buffer.getShort(offset + QUESTIONS_OFFSET) != 1) {
      return NO_QUESTION;
    }
    long name = name(buffer, offset + HEADER_LENGTH, offset + packet.payloadLength());
    return name == 0 ? NO_QUESTION : key(name, packet.sourceHigh(), packet.sourceLow());
  }

  /** When it was asked what an observation tells, {@link NameObservation#UNKNOWN} if not known. */
  long askedAt(NameObservation told) {
    long name = 0;
    String hostname = told.hostname();
    for (int i = 0; i < hostname.length(); i++) {
      name = (name + hostname.charAt(i)) * FACTOR;
    }
    long key = key(name, Addresses.high(told.client()), Addresses.low(told.client()));
    int slot = (int) key & SLOTS - 1;
    long waited = told.observedAtNanos() - times[slot];
    boolean known = keys[slot] == key && waited >= 0 && waited <= LONGEST_WAIT_NANOS;
    answered[slot] |= known;
    return known ? times[slot] : NameObservation.UNKNOWN;
  }

  /** Any odd number with many bits; this one is 2^64 divided by the golden ratio. */
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  /** A number for a name as text without the final dot; 0 where it is none. */
  private static long name(ByteBuffer buffer, int start, int end) {
    long name = 0;
    int last = Math.min(end, start + LONGEST_NAME);
    for (int i = start; i < last; ) {
      int length = buffer.get(i++) & 0xFF;
      if (length == 0) {
        return name;
      }
      if (length > LONGEST_LABEL || length > last - i) {
        return 0;
      }
      if (name != 0) {
        name = (name + '.') * FACTOR;
      }
      for (int labelEnd = i + length; i < labelEnd; i++) {
        int letter = buffer.get(i) & 0xFF;
        // Some resolvers mix upper and lower case to make forged answers harder.
        name = (name + (letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter)) * FACTOR;
      }
    }
    return 0;
  }

  private static long key(long name, long clientHigh, long clientLow) {
    long key = (name ^ clientHigh) * FACTOR + clientLow;
    key *= FACTOR;
    return key ^ key >>> 32;
  }
}
