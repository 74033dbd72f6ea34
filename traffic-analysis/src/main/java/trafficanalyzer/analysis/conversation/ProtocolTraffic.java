package trafficanalyzer.analysis.conversation;

import java.util.List;

/**
 * How much there was of a protocol within others.
 *
 * @param path from the link layer inwards, such as {@code eth, ip, tcp, http}
 * @param packets with what is within it
 * @param bytes of their frames, on the wire
 */
public record ProtocolTraffic(List<String> path, long packets, long bytes) {}
