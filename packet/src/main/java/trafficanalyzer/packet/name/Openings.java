package trafficanalyzer.packet.name;

import java.util.Arrays;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.TupleMap;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.TcpHeader;

/** When TCP connections began: the last SYN of each five-tuple, bounded in number. */
final class Openings {
  /** At a hundred bytes each. */
  private static final int MOST = 1 << 15;

  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int ACK = 0x10;

  private final TupleMap tuples = new TupleMap(MOST);
  private final FiveTuple tuple = new FiveTuple();
  private int[] sequences = new int[tuples.capacity()];
  private long[] times = new long[tuples.capacity()];

  /** Takes a packet; returns whether it is a SYN that was not sent before. */
  boolean see(Packet packet, long timestampNanos) {
    int flags = packet.tcpFlags();
    if (packet.protocol() != IpProtocols.TCP || flags < 0 || (flags & (SYN | ACK | RST)) != SYN) {
      return false;
    }
    tuple.set(packet);
    int sequence = (int) TcpHeader.sequence(packet.buffer(), packet.transportOffset());
    int number = tuples.find(tuple);
    if (number < 0) {
      number = add(timestampNanos);
    } else if (sequences[number] == sequence) {
      return false;
    }
    tuples.use(number, timestampNanos);
    sequences[number] = sequence;
    times[number] = timestampNanos;
    return true;
  }

  /** The five-tuple of the SYN that was seen last. */
  FiveTuple last() {
    return tuple;
  }

  private int add(long timestampNanos) {
    if (tuples.isFull()) {
      tuples.remove(tuples.longestIdle());
    }
    int number = tuples.add(tuple, timestampNanos);
    if (number >= times.length) {
      sequences = Arrays.copyOf(sequences, tuples.capacity());
      times = Arrays.copyOf(times, tuples.capacity());
    }
    return number;
  }

  /**
   * When the connection of a name began; long ago where its SYN was not captured, so that the name
   * counts for all that was.
   */
  long beganAt(FlowName name) {
    tuple.set(name.client(), name.clientPort(), name.server(), name.serverPort(), name.protocol());
    int number = tuples.find(tuple);
    return number < 0 ? Long.MIN_VALUE : Math.min(times[number], name.observedAtNanos());
  }
}
