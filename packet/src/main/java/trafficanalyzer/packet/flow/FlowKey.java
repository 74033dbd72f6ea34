package trafficanalyzer.packet.flow;

import trafficanalyzer.packet.Packet;

/** What the packets of a flow's one direction have in common; ports are -1 where there are none. */
record FlowKey(
    long sourceHigh,
    long sourceLow,
    long destinationHigh,
    long destinationLow,
    int sourcePort,
    int destinationPort,
    int protocol) {

  static FlowKey of(Packet packet) {
    return new FlowKey(
        packet.sourceHigh(),
        packet.sourceLow(),
        packet.destinationHigh(),
        packet.destinationLow(),
        packet.sourcePort(),
        packet.destinationPort(),
        packet.protocol());
  }

  FlowKey reversed() {
    return new FlowKey(
        destinationHigh,
        destinationLow,
        sourceHigh,
        sourceLow,
        destinationPort,
        sourcePort,
        protocol);
  }
}
