package trafficanalyzer.analysis.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import trafficanalyzer.analysis.Analysis;
import trafficanalyzer.analysis.conversation.application.ApplicationLabels;
import trafficanalyzer.analysis.conversation.application.Content;
import trafficanalyzer.analysis.conversation.tcp.Oddity;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.EndpointTally;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameTable;

/**
 * Finds conversations, pairs of hosts and applications in a capture. Each conversation is handed on
 * when it ends; the rest is told by {@link #statistics()} afterwards. Memory is bounded by {@link
 * Bounds}; a packet of a known conversation allocates nothing, messages that tell names aside.
 */
public final class ConversationAnalysis implements Analysis {
  /**
   * What a connection speaks, and how it calls its server, shows in its first packets with content;
   * STARTTLS comes within a dozen.
   */
  private static final int MOST_EXAMINED = 16;

  private static final int MOST_NAMES = 50_000;
  private static final Duration NAME_AGE = Duration.ofDays(1);

  private static final long SECOND = 1_000_000_000L;

  private final ConversationOptions options;
  private final Consumer<Conversation> ended;
  private final ConversationTable table;
  private final HostPairs pairs;
  private final PacketGroups groups;
  private final ApplicationLabels labels = new ApplicationLabels();
  private final List<ApplicationTraffic> applications = new ArrayList<>();
  private final ProtocolHierarchy hierarchy = new ProtocolHierarchy();
  private final long[] oddities = new long[Oddity.values().length];
  private final Map<String, long[]> unhandled = new TreeMap<>();
  private final NameTable names = new NameTable(MOST_NAMES, NAME_AGE);
  private final ToldNames told;
  private final NameReader nameReader;
  private final PendingIntervals pending;
  private final EndpointTally endpoints;
  private final ConversationMaker maker = new ConversationMaker(labels, names);

  /** By the conversation's place in the table; only with pairs. */
  private PairTies[] ties = new PairTies[0];

  private TimeBins seconds;
  private long frames;
  private long packets;
  private long bytes;
  private long firstNanos;
  private long lastNanos;
  private long filtered;
  private long localPackets;
  private long localBytes;
  private long withoutPair;
  private long startsLeftOut;

  /**
   * @param ended is given each conversation when it ends
   */
  public ConversationAnalysis(ConversationOptions options, Consumer<Conversation> ended) {
    this.options = options;
    this.ended = ended;
    Bounds bounds = options.bounds();
    table = new ConversationTable(bounds.conversations(), this::conversationEnds);
    pairs = new HostPairs(bounds.pairs(), bounds.starts());
    groups = new PacketGroups(bounds.groups());
    told = new ToldNames(names, bounds.names());
    nameReader = new NameReader(told);
    pending = new PendingIntervals(bounds.intervals(), options.interval().toNanos());
    endpoints = new EndpointTally(bounds.intervals(), options.interval().toNanos());
  }

  @Override
  public void packet(Frame frame, Packet packet) {
    if (!wantsMore()) {
      return;
    }
    frames++;
    if (!options.filter().matches(frame, packet)) {
      filtered++;
      return;
    }
    int length = frame.wireLength();
    long nanos = frame.timestampNanos();
    if (options.withoutLocal() && packet.hasIp() && LocalTraffic.isLocal(packet)) {
      localPackets++;
      localBytes += length;
      return;
    }
    total(length, nanos);
    int label = 0;
    if (packet.hasIp()) {
      label = conversation(packet, length - frame.capturedLength(), length, nanos);
    } else {
      unhandled(packet);
    }
    hierarchy.add(frame.linkType(), packet, label, length);
  }

  @Override
  public void expect(Packet packet) {
    if (packet.hasIp()) {
      table.expect(packet);
    }
  }

  @Override
  public void fetch() {
    table.fetch();
  }

  private void total(int length, long nanos) {
    if (packets == 0) {
      firstNanos = nanos;
      lastNanos = nanos;
      seconds = new TimeBins(options.bounds().seconds(), nanos, SECOND);
    }
    packets++;
    bytes += length;
    firstNanos = Math.min(firstNanos, nanos);
    lastNanos = Math.max(lastNanos, nanos);
    seconds.add(nanos, 1, length);
  }

  private void unhandled(Packet packet) {
    String kind = Applications.of(packet);
    long[] count = unhandled.get(kind);
    if (count == null) {
      count = new long[1];
      unhandled.put(kind, count);
    }
    count[0]++;
  }

  /** Counts a packet in its conversation and tells its label. */
  private int conversation(Packet packet, int missing, int length, long nanos) {
    LiveConversation conversation = table.of(packet, missing, nanos);
    FiveTuple tuple = table.tuple();
    boolean fromFirst = tuple.fromFirst();
    if (table.isNew()) {
      begin(conversation, packet, nanos);
    }
    int odd = table.odd();
    conversation.count(fromFirst, length, odd, nanos);
    for (int left = odd; left != 0; left &= left - 1) {
      oddities[Integer.numberOfTrailingZeros(left)]++;
    }
    boolean young = conversation.examined < MOST_EXAMINED;
    if (young || packet.protocol() != IpProtocols.TCP) {
      nameReader.read(packet, nanos);
    }
    if (packet.payloadLength() > 0 && (young || conversation.labelledByMessage)) {
      examine(conversation, packet);
    }
    application(conversation.label).add(length, odd != 0, nanos);
    if (options.withPairs()) {
      group(conversation, fromFirst, length, nanos);
    }
    interval(conversation, length, nanos);
    return conversation.label;
  }

  /** Without room its intervals so far count for the name that it has so far. */
  private void interval(LiveConversation conversation, int length, long nanos) {
    if (!pending.count(conversation, length, nanos)) {
      countIntervals(conversation, maker.make(conversation, table.tuple()).endpoint());
      pending.count(conversation, length, nanos);
    }
  }

  private void countIntervals(LiveConversation conversation, String endpoint) {
    pending.take(
        conversation,
        (interval, itsPackets, itsBytes) ->
            endpoints.add(endpoint, interval, itsPackets, itsBytes));
  }

  private void begin(LiveConversation conversation, Packet packet, long nanos) {
    FiveTuple tuple = table.tuple();
    if (options.withPairs()) {
      PairTies tie = new PairTies(pairs.begin(tuple, nanos));
      withoutPair += tie.pair == null ? 1 : 0;
      keep(conversation.place, tie);
    }
    int serverPort = -1;
    if (conversation.beginningSeen) {
      serverPort = conversation.clientIsFirst ? tuple.secondPort() : tuple.firstPort();
    }
    conversation.label = labels.ofPorts(packet, serverPort);
  }

  private void keep(int place, PairTies tie) {
    if (place >= ties.length) {
      ties = Arrays.copyOf(ties, Math.max(2 * ties.length, place + 1));
    }
    ties[place] = tie;
  }

  /** Null where there is none. */
  private HostPair pair(LiveConversation conversation) {
    return options.withPairs() ? ties[conversation.place].pair : null;
  }

  private void examine(LiveConversation conversation, Packet packet) {
    conversation.examined = Math.min(conversation.examined + 1, MOST_EXAMINED);
    Content content = Content.of(packet);
    if (content == Content.UNKNOWN) {
      return;
    }
    conversation.label = labels.ofContent(packet, conversation.label, content);
    conversation.labelledByMessage =
        content == Content.DHCP_QUERY || content == Content.DHCP_RESPONSE;
    HostPair pair = pair(conversation);
    if (conversation.labelledByMessage && pair != null) {
      pair.labels.set(conversation.label);
    }
  }

  private ApplicationTraffic application(int label) {
    while (applications.size() <= label) {
      String name = labels.labels().name(applications.size());
      applications.add(new ApplicationTraffic(name, options.bounds().points()));
    }
    return applications.get(label);
  }

  private void group(LiveConversation conversation, boolean fromFirst, int length, long nanos) {
    PairTies tie = ties[conversation.place];
    PacketGroup group =
        tie.pair == null ? null : groupOf(tie, conversation.label, fromFirst, length);
    if (group == null) {
      groups.leaveOut(conversation.label, length);
    } else {
      group.add(nanos);
    }
  }

  /** Mostly one of the last two that the conversation had that way: full segments, or empty. */
  private PacketGroup groupOf(PairTies tie, int label, boolean fromFirst, int length) {
    PacketGroup last = tie.group(fromFirst);
    if (last != null && last.has(label, length)) {
      return last;
    }
    PacketGroup other = tie.otherGroup(fromFirst);
    if (other == null || !other.has(label, length)) {
      other = groups.of(tie.pair, fromFirst, label, length);
    }
    if (other != null) {
      tie.keepGroup(fromFirst, other);
    }
    return other;
  }

  private void conversationEnds(LiveConversation conversation, FiveTuple tuple) {
    HostPair pair = pair(conversation);
    if (pair != null) {
      pair.add(conversation);
    }
    Conversation whole = maker.make(conversation, tuple);
    countIntervals(conversation, whole.endpoint());
    ended.accept(whole);
  }

  @Override
  public boolean wantsMore() {
    return frames < options.mostFrames();
  }

  @Override
  public boolean mayHaveEnough() {
    return options.mostFrames() != Long.MAX_VALUE;
  }

  @Override
  public void end() {
    table.endAll();
    startsLeftOut = pairs.all().stream().mapToLong(HostPair::startsLeftOut).sum();
  }

  /** What was found, after the {@link #end()}. */
  public PacketStatistics statistics() {
    return new PacketStatistics(this, null);
  }

  long packets() {
    return packets;
  }

  long bytes() {
    return bytes;
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  long conversations() {
    return table.begun();
  }

  List<HostPair> pairs() {
    return pairs.all();
  }

  PacketGroups groups() {
    return groups;
  }

  List<ApplicationTraffic> applications() {
    return applications;
  }

  ApplicationLabels labels() {
    return labels;
  }

  List<ProtocolTraffic> hierarchy() {
    return hierarchy.all(labels.labels());
  }

  Map<String, long[]> unhandled() {
    return unhandled;
  }

  long[] oddities() {
    return oddities;
  }

  TimeBins seconds() {
    return seconds;
  }

  List<NameCount> names() {
    return told.all();
  }

  EndpointCounts endpointTraffic() {
    return endpoints.counts(EndpointTally.MOST_NAMES);
  }

  LeftOut leftOut() {
    return new LeftOut(
        filtered,
        localPackets,
        localBytes,
        table.parted(),
        withoutPair,
        groups.leftOut(),
        startsLeftOut,
        told.leftOut());
  }
}
