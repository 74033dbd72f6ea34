package trafficanalyzer.analysis.report;

/**
 * A conversation in a report.
 *
 * @param client address and port of who began it
 * @param server address and port of the other end
 * @param endpoint hostname of the server; empty where none is known
 * @param application what it was about
 * @param packets both ways
 * @param bytesOut from the client, on the wire
 * @param bytesIn from the server
 * @param seconds from its first packet to its last
 * @param badPackets that Wireshark would flag, retransmissions among them
 */
public record ReportConversation(
    String client,
    String server,
    String endpoint,
    String application,
    long packets,
    long bytesOut,
    long bytesIn,
    double seconds,
    long badPackets) {}
