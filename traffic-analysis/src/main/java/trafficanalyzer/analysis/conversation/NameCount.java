package trafficanalyzer.analysis.conversation;

import trafficanalyzer.packet.name.NameSource;

/**
 * How often a hostname was told.
 *
 * @param source in which way
 * @param name in lower case, without the final dot
 * @param count answers, handshakes or requests with it; further requests of an HTTP connection and
 *     messages that only repeat others may not be among them
 */
public record NameCount(NameSource source, String name, long count) {}
