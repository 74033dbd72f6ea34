package trafficanalyzer.packet.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.NameTable;

/**
 * Gathers packets into flows. Every flow of the capture is kept, some 300 bytes each: memory grows
 * with the number of flows, not of packets. Later fragments have no ports and make a flow of their
 * own.
 *
 * <p>Not for use by several threads at once.
 */
public final class FlowTable {
  private final Map<FlowKey, Flow> flows = new LinkedHashMap<>();

  /**
   * Counts a packet for its flow; nothing without IP.
   *
   * @param wireLength bytes on the wire
   * @param timestampNanos packet time, nanoseconds since the epoch
   * @param names asked for the flow's name, as of packet time, until it has one
   */
  public void add(Packet packet, int wireLength, long timestampNanos, NameTable names) {
    if (!packet.hasIp()) {
      return;
    }
    FlowKey key = FlowKey.of(packet);
    Flow flow = flows.get(key);
    boolean fromKeySource = flow != null;
    if (flow == null) {
      flow = flows.get(key.reversed());
    }
    if (flow == null) {
      flow = new Flow(key, timestampNanos);
      flows.put(key, flow);
      fromKeySource = true;
    }
    flow.add(packet, fromKeySource, wireLength, timestampNanos);
    flow.name(packet, timestampNanos, names);
  }

  /** The flows in the order of their first packets. */
  public Collection<Flow> flows() {
    return Collections.unmodifiableCollection(flows.values());
  }
}
