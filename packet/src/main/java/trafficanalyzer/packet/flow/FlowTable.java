package trafficanalyzer.packet.flow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import trafficanalyzer.packet.Packet;

/**
 * Gathers packets into flows, in memory that does not grow with the capture. A flow is handed on
 * when it ends: when it was silent for {@link #IDLE_NANOS}, when {@link #MOST_FLOWS} others are
 * live and it was silent for the longest time of all, or when a SYN with another sequence number
 * begins a new flow on its five-tuple. At the end of the capture those that are left follow in the
 * order of their first packets.
 *
 * <p>An ICMP error is of the ICMP flow between its sender and who is told, not of the flow that it
 * is about. A packet of a known flow allocates nothing. Not for use by several threads at once.
 */
public final class FlowTable {
  /** RFC 4787, section 4.3: network address translators should keep UDP's for 5 minutes. */
  static final long IDLE_NANOS = 300_000_000_000L;

  /** Some 150 bytes each. */
  static final int MOST_FLOWS = 100_000;

  // Counters of one flow.
  private static final int RECORD = 8;
  private static final int NUMBER = 0;
  private static final int FIRST_TIME = 1;
  private static final int LAST_TIME = 2;

  /** Packets and bytes from the first end of the five-tuple, then those from the second. */
  private static final int PACKETS = 3;

  private static final int BYTES = 4;
  private static final int OTHER_DIRECTION = 2;

  private final Consumer<Flow> ended;
  private final Connections connections;
  private final FiveTuple tuple = new FiveTuple();
  private long[] records;
  private long flows;

  /**
   * @param ended is given each flow when it ends
   */
  public FlowTable(Consumer<Flow> ended) {
    this(MOST_FLOWS, ended);
  }

  FlowTable(int most, Consumer<Flow> ended) {
    this.ended = ended;
    this.connections = new Connections(most, IDLE_NANOS, flow -> this.ended.accept(flow(flow)));
    this.records = new long[connections.capacity() * RECORD];
  }

  /**
   * Counts a packet for its flow; nothing without IP.
   *
   * @param wireLength bytes on the wire
   * @param timestampNanos packet time, nanoseconds since the epoch
   */
  public void add(Packet packet, int wireLength, long timestampNanos) {
    if (!packet.hasIp()) {
      return;
    }
    int flow = connections.of(packet, timestampNanos);
    int at = flow * RECORD;
    if (connections.isNew()) {
      begin(at, timestampNanos);
    }
    records[at + LAST_TIME] = Math.max(records[at + LAST_TIME], timestampNanos);
    int direction = connections.fromFirst() ? 0 : OTHER_DIRECTION;
    records[at + PACKETS + direction]++;
    records[at + BYTES + direction] += wireLength;
  }

  /** Hands on the flows that are left, in the order of their first packets. */
  public void endAll() {
    IntStream.range(0, connections.capacity())
        .filter(connections::isLive)
        .boxed()
        .sorted(Comparator.comparingLong(flow -> records[flow * RECORD + NUMBER]))
        .forEach(connections::end);
  }

  private void begin(int at, long timestampNanos) {
    if (at >= records.length) {
      records = Arrays.copyOf(records, connections.capacity() * RECORD);
    }
    Arrays.fill(records, at, at + RECORD, 0);
    records[at + NUMBER] = flows++;
    records[at + FIRST_TIME] = timestampNanos;
    records[at + LAST_TIME] = timestampNanos;
  }

  private Flow flow(int flow) {
    connections.tuple(flow, tuple);
    boolean clientIsFirst = connections.clientIsFirst(flow);
    int at = flow * RECORD;
    int out = at + (clientIsFirst ? 0 : OTHER_DIRECTION);
    int in = at + (clientIsFirst ? OTHER_DIRECTION : 0);
    return new Flow(
        records[at + NUMBER],
        tuple.protocol(),
        clientIsFirst ? tuple.firstHigh : tuple.secondHigh,
        clientIsFirst ? tuple.firstLow : tuple.secondLow,
        clientIsFirst ? tuple.firstPort() : tuple.secondPort(),
        clientIsFirst ? tuple.secondHigh : tuple.firstHigh,
        clientIsFirst ? tuple.secondLow : tuple.firstLow,
        clientIsFirst ? tuple.secondPort() : tuple.firstPort(),
        records[at + FIRST_TIME],
        records[at + LAST_TIME],
        records[out + PACKETS],
        records[out + BYTES],
        records[in + PACKETS],
        records[in + BYTES],
        connections.beginningSeen(flow));
  }
}
