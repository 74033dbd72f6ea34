package trafficanalyzer.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.Analysis;
import trafficanalyzer.analysis.conversation.Conversation;
import trafficanalyzer.analysis.conversation.ConversationAnalysis;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.PacketStatistics;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.flow.Flow;

/**
 * What a report tells of conversations: the largest, the names of hosts, what was odd. Bounded,
 * however many conversations there are.
 */
public final class LargestConversations {
  private static final int MOST = 25;
  private static final int MOST_NAMES = 50_000;
  private static final Comparator<Conversation> BY_BYTES =
      Comparator.comparingLong(Conversation::bytes)
          .thenComparing(Comparator.comparing((Conversation c) -> c.flow().number()).reversed());

  private final PriorityQueue<Conversation> largest = new PriorityQueue<>(BY_BYTES);
  private final Map<Host, String> names = new HashMap<>();
  private final ConversationAnalysis analysis;

  private record Host(long high, long low) {}

  /**
   * @param options which packets count
   */
  public LargestConversations(ConversationOptions options) {
    analysis = new ConversationAnalysis(options.withoutPairs(), this::ended);
  }

  /** What is to see each packet. */
  public Analysis analysis() {
    return analysis;
  }

  /** Packets and bytes by hostname and interval, after the end of the capture. */
  public EndpointCounts endpoints() {
    return analysis.statistics().endpointTraffic();
  }

  /** Whether the filter let no packet pass, after the end of the capture. */
  public boolean allFiltered() {
    return analysis.statistics().allFiltered();
  }

  private void ended(Conversation conversation) {
    Flow flow = conversation.flow();
    if (conversation.endpoint() != null && names.size() < MOST_NAMES) {
      names.put(new Host(flow.serverHigh(), flow.serverLow()), conversation.endpoint());
    }
    if (largest.size() < MOST || BY_BYTES.compare(conversation, largest.peek()) > 0) {
      largest.add(conversation);
      if (largest.size() > MOST) {
        largest.remove();
      }
    }
  }

  /** A report with conversations and names, after the end of the capture. */
  public ReportContent report(CaptureStatistics statistics, List<AnalysedCapture> captures) {
    Map<String, String> byAddress = new HashMap<>();
    names.forEach((host, name) -> byAddress.put(Addresses.format(host.high(), host.low()), name));
    PacketStatistics found = analysis.statistics();
    ReportContent plain = ReportContent.of(statistics, captures);
    return new ReportContent(
        statistics,
        captures,
        plain.hosts().stream()
            .map(
                host ->
                    new ReportHost(
                        host.talker(), byAddress.getOrDefault(host.talker().address(), "")))
            .toList(),
        largest.stream().sorted(BY_BYTES.reversed()).map(LargestConversations::line).toList(),
        found.conversations(),
        oddities(found));
  }

  private static List<ReportOddity> oddities(PacketStatistics found) {
    List<ReportOddity> oddities = new ArrayList<>();
    found
        .oddities()
        .forEach(
            (oddity, packets) ->
                oddities.add(
                    new ReportOddity(
                        oddity.name().toLowerCase(Locale.ROOT).replace('_', ' '), packets)));
    return oddities;
  }

  private static ReportConversation line(Conversation conversation) {
    Flow flow = conversation.flow();
    return new ReportConversation(
        end(flow.clientHigh(), flow.clientLow(), flow.clientPort()),
        end(flow.serverHigh(), flow.serverLow(), flow.serverPort()),
        conversation.endpoint() == null ? "" : conversation.endpoint(),
        conversation.application(),
        conversation.packets(),
        flow.bytesOut(),
        flow.bytesIn(),
        conversation.seconds(),
        conversation.badPackets());
  }

  /** {@code 192.0.2.1:443}, {@code [2001:db8::1]:443}; without a port where there is none. */
  private static String end(long high, long low, int port) {
    String address = Addresses.format(high, low);
    if (port < 0) {
      return address;
    }
    return (Addresses.isIpv4(high, low) ? address : "[" + address + "]") + ":" + port;
  }
}
