package trafficanalyzer.analysis.statistics;

/**
 * How much was counted of something that has a name, such as an application, address or endpoint.
 *
 * @param name what it is called in tables
 * @param packets with an IP header, unless the name is that of another protocol
 * @param bytes of their frames, on the wire
 */
public record Traffic(String name, long packets, long bytes) {}
