package trafficanalyzer.analysis.conversation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import trafficanalyzer.packet.Addresses;

/**
 * Two hosts that talked, whoever began: all their conversations together. A is the host with the
 * smaller address.
 */
public final class HostPair {
  private static final double NANOS = 1e9;

  /** Its place among the pairs. */
  final int index;

  private final long aHigh;
  private final long aLow;
  private final long bHigh;
  private final long bLow;

  long packetsFromA;
  long bytesFromA;
  long packetsFromB;
  long bytesFromB;
  long badPackets;
  long badBytes;
  long retransmissions;
  long retransmittedBytes;

  /** The numbers of the labels of its applications. */
  final BitSet labels = new BitSet();

  /** Groups of its packets, the latest first; each tells the one before. */
  PacketGroup groups;

  private long conversations;
  private long lastStart;
  private final Spread startGaps = new Spread();
  private long[] starts = new long[1];
  private int keptStarts;

  HostPair(int index, long aHigh, long aLow, long bHigh, long bLow) {
    this.index = index;
    this.aHigh = aHigh;
    this.aLow = aLow;
    this.bHigh = bHigh;
    this.bLow = bLow;
  }

  /**
   * A conversation begins.
   *
   * @param room whether its start may be kept
   */
  void begin(long nanos, boolean room) {
    if (conversations++ > 0) {
      startGaps.add(nanos - lastStart);
    }
    lastStart = nanos;
    if (room && keptStarts + 1 == conversations) {
      if (keptStarts == starts.length) {
        starts = Arrays.copyOf(starts, keptStarts * 2);
      }
      starts[keptStarts++] = nanos;
    }
  }

  /** What a conversation had counted when it ended. */
  void add(LiveConversation conversation) {
    packetsFromA += conversation.packetsFromFirst;
    bytesFromA += conversation.bytesFromFirst;
    packetsFromB += conversation.packetsFromSecond;
    bytesFromB += conversation.bytesFromSecond;
    badPackets += conversation.badPackets;
    badBytes += conversation.badBytes;
    retransmissions += conversation.retransmissions;
    retransmittedBytes += conversation.retransmittedBytes;
    labels.set(conversation.label);
  }

  /** Host A's address. */
  public String a() {
    return Addresses.format(aHigh, aLow);
  }

  /** Host B's address. */
  public String b() {
    return Addresses.format(bHigh, bLow);
  }

  /** Conversations between both. */
  public long conversations() {
    return conversations;
  }

  /** Packets from A to B. */
  public long packetsFromA() {
    return packetsFromA;
  }

  /** Bytes of their frames, on the wire. */
  public long bytesFromA() {
    return bytesFromA;
  }

  /** Packets from B to A. */
  public long packetsFromB() {
    return packetsFromB;
  }

  /** Bytes of their frames, on the wire. */
  public long bytesFromB() {
    return bytesFromB;
  }

  /** Bytes both ways. */
  public long bytes() {
    return bytesFromA + bytesFromB;
  }

  /** Packets with anything odd. */
  public long badPackets() {
    return badPackets;
  }

  /** Bytes of their frames, on the wire. */
  public long badBytes() {
    return badBytes;
  }

  /** Packets that carry again what was sent before. */
  public long retransmissions() {
    return retransmissions;
  }

  /** Bytes of their frames, on the wire. */
  public long retransmittedBytes() {
    return retransmittedBytes;
  }

  /** When conversations began, nanoseconds since the epoch, in order; the first ones that were. */
  public long[] starts() {
    long[] sorted = Arrays.copyOf(starts, keptStarts);
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many starts were not kept, for want of room. */
  public long startsLeftOut() {
    return conversations - keptStarts;
  }

  /**
   * The mean of the times from one start to the next, in seconds; NaN for fewer than three
   * conversations.
   */
  public double repeatMean() {
    return conversations < 3 ? Double.NaN : startGaps().mean() / NANOS;
  }

  /** The sample standard deviation of those, in seconds; NaN for fewer than three conversations. */
  public double repeatDeviation() {
    return conversations < 3 ? Double.NaN : startGaps().deviation() / NANOS;
  }

  /** Between starts in order; as they came, where not all of them are kept to be put in order. */
  private Spread startGaps() {
    if (startsLeftOut() > 0) {
      return startGaps;
    }
    long[] sorted = starts();
    Spread gaps = new Spread();
    IntStream.range(1, sorted.length).forEach(i -> gaps.add(sorted[i] - sorted[i - 1]));
    return gaps;
  }

  long aHigh() {
    return aHigh;
  }

  long aLow() {
    return aLow;
  }

  long bHigh() {
    return bHigh;
  }

  long bLow() {
    return bLow;
  }
}
