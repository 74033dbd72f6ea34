package trafficanalyzer.analysis.conversation;

/**
 * What was not counted in one table or another.
 *
 * @param filtered packets that the filter did not let pass
 * @param localPackets packets of local traffic, where that is left out by choice
 * @param localBytes of their frames, on the wire
 * @param partedConversations conversations that were ended for want of room, and so may count twice
 * @param conversationsWithoutPair conversations whose pair of hosts there was no room for
 * @param packetsWithoutGroup packets whose gaps there was no room for
 * @param starts of conversations that were not kept for want of room
 * @param names told that there was no room for
 */
public record LeftOut(
    long filtered,
    long localPackets,
    long localBytes,
    long partedConversations,
    long conversationsWithoutPair,
    long packetsWithoutGroup,
    long starts,
    long names) {}
