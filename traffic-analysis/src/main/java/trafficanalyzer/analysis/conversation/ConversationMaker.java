package trafficanalyzer.analysis.conversation;

import trafficanalyzer.analysis.conversation.application.ApplicationLabels;
import trafficanalyzer.analysis.conversation.tcp.RoundTrips;
import trafficanalyzer.analysis.conversation.tcp.TcpConnection;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.name.NameTable;

/** Makes the record of a conversation that ends, with the name of its server. */
final class ConversationMaker {
  private final ApplicationLabels labels;
  private final NameTable names;

  ConversationMaker(ApplicationLabels labels, NameTable names) {
    this.labels = labels;
    this.names = names;
  }

  Conversation make(LiveConversation live, FiveTuple tuple) {
    Flow flow = flow(live, tuple);
    boolean named = names.find(flow);
    RoundTrips trips = live.isTcp ? live.tcp.roundTrips() : null;
    boolean timed = trips != null && trips.count() > 0;
    return new Conversation(
        flow,
        labels.labels().name(live.label),
        named ? names.endpoint() : null,
        named ? names.source() : null,
        live.badPackets,
        live.badBytes,
        live.retransmissions,
        live.retransmittedBytes,
        live.isTcp ? live.tcp.handshakeNanos() : TcpConnection.UNKNOWN,
        timed ? trips.count() : 0,
        timed ? trips.meanNanos() : Double.NaN,
        timed ? trips.leastNanos() : 0,
        timed ? trips.mostNanos() : 0);
  }

  private static Flow flow(LiveConversation live, FiveTuple tuple) {
    boolean clientIsFirst = live.clientIsFirst;
    return new Flow(
        live.number,
        tuple.protocol(),
        clientIsFirst ? tuple.firstHigh() : tuple.secondHigh(),
        clientIsFirst ? tuple.firstLow() : tuple.secondLow(),
        clientIsFirst ? tuple.firstPort() : tuple.secondPort(),
        clientIsFirst ? tuple.secondHigh() : tuple.firstHigh(),
        clientIsFirst ? tuple.secondLow() : tuple.firstLow(),
        clientIsFirst ? tuple.secondPort() : tuple.firstPort(),
        live.firstNanos,
        live.lastNanos,
        clientIsFirst ? live.packetsFromFirst : live.packetsFromSecond,
        clientIsFirst ? live.bytesFromFirst : live.bytesFromSecond,
        clientIsFirst ? live.packetsFromSecond : live.packetsFromFirst,
        clientIsFirst ? live.bytesFromSecond : live.bytesFromFirst,
        live.beginningSeen);
  }
}
