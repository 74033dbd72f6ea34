package trafficanalyzer.analysis.statistics;

/**
 * How much an address sent and received.
 *
 * @param address as text
 * @param packetsSent whose source it is
 * @param bytesSent of their frames, on the wire
 * @param packetsReceived whose destination it is
 * @param bytesReceived of their frames, on the wire
 */
public record Talker(
    String address, long packetsSent, long bytesSent, long packetsReceived, long bytesReceived) {}
