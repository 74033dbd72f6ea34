package trafficanalyzer.analysis.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.conversation.application.Labels;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;
import trafficanalyzer.analysis.conversation.tcp.Oddity;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.packet.file.CaptureFault;

/**
 * What a capture tells of who talked with whom. Of conversations themselves, only sums: they are
 * handed on one by one, as there may be more than memory holds.
 */
public final class PacketStatistics {
  private static final double NANOS = 1e9;

  private final ConversationAnalysis analysis;
  private final Labels labels;
  private final CaptureFault fault;

  /**
   * @param fault null where the capture is whole, or that is told elsewhere
   */
  PacketStatistics(ConversationAnalysis analysis, CaptureFault fault) {
    this.analysis = analysis;
    this.fault = fault;
    this.labels = analysis.labels().labels();
  }

  /**
   * Reads a capture, in one pass. A damaged one is read up to its first fault, which {@link
   * #fault()} tells.
   *
   * @param filter which packets count, as {@link DisplayFilter#of} takes it; empty for all
   * @throws IllegalArgumentException if the filter is not understood
   * @throws IOException if the file is no capture or cannot be read
   */
  public static PacketStatistics of(Path file, String filter) throws IOException {
    return of(file, filter, conversation -> {});
  }

  /**
   * As {@link #of(Path, String)}, with each conversation.
   *
   * @param ended is given each conversation when it ends
   */
  public static PacketStatistics of(Path file, String filter, Consumer<Conversation> ended)
      throws IOException {
    ConversationAnalysis analysis =
        new ConversationAnalysis(ConversationOptions.DEFAULT.with(DisplayFilter.of(filter)), ended);
    AnalysedCapture capture = new CaptureAnalysis(List.of(analysis)).run(file);
    return new PacketStatistics(analysis, capture.fault().orElse(null));
  }

  /** Why reading ended before the end of the file that {@link #of} read; empty if it did not. */
  public Optional<CaptureFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Packets that the filter let pass, without local traffic where that is left out. */
  public long packets() {
    return analysis.packets();
  }

  /** Bytes of their frames, on the wire. */
  public long bytes() {
    return analysis.bytes();
  }

  /** Time of the earliest packet, nanoseconds since the epoch; 0 without any. */
  public long firstNanos() {
    return analysis.firstNanos();
  }

  /** Time of the latest packet, nanoseconds since the epoch; 0 without any. */
  public long lastNanos() {
    return analysis.lastNanos();
  }

  /** From the earliest packet to the latest, in seconds. */
  public double duration() {
    return (lastNanos() - firstNanos()) / NANOS;
  }

  /** How many conversations there were. */
  public long conversations() {
    return analysis.conversations();
  }

  /** The pairs of hosts that talked, each once, in the order of their first packets. */
  public List<HostPair> pairs() {
    return analysis.pairs();
  }

  /** The labels of a pair's applications, in alphabetical order. */
  public List<String> applications(HostPair pair) {
    return pair.labels.stream().mapToObj(labels::name).sorted().toList();
  }

  /** A pair's packets by application and size, in that order. */
  public List<PacketIntervals> intervals(HostPair pair) {
    SortedMap<String, SortedMap<Integer, PacketGroup[]>> groups = new TreeMap<>();
    for (PacketGroup group = pair.groups; group != null; group = group.next) {
      groups.computeIfAbsent(labels.name(group.label), key -> new TreeMap<>())
              .computeIfAbsent(group.size, key -> new PacketGroup[2])[group.fromA ? 0 : 1] =
          group;
    }
    List<PacketIntervals> all = new ArrayList<>();
    groups.forEach(
        (label, sizes) ->
            sizes.forEach(
                (size, both) -> all.add(PacketIntervals.of(label, size, both[0], both[1]))));
    return all;
  }

  /** All applications, those with most bytes first. */
  public List<ApplicationTraffic> applications() {
    return analysis.applications().stream()
        .filter(application -> application.packets() > 0)
        .sorted(
            Comparator.comparingLong(ApplicationTraffic::bytes)
                .reversed()
                .thenComparing(ApplicationTraffic::label))
        .toList();
  }

  /** How many packets of each size there were, by application. */
  public SortedMap<String, SortedMap<Integer, Long>> packetSizes() {
    SortedMap<String, SortedMap<Integer, Long>> all = new TreeMap<>();
    analysis.groups().bySize().forEach((label, sizes) -> all.put(labels.name(label), sizes));
    return all;
  }

  /** Each host with what it sent and received, those with most bytes first. */
  public List<Talker> endpoints() {
    Map<String, long[]> hosts = new HashMap<>();
    for (HostPair pair : pairs()) {
      count(
          hosts, pair.a(), pair.packetsFromA, pair.bytesFromA, pair.packetsFromB, pair.bytesFromB);
      count(
          hosts, pair.b(), pair.packetsFromB, pair.bytesFromB, pair.packetsFromA, pair.bytesFromA);
    }
    List<Talker> all = new ArrayList<>();
    hosts.forEach((host, sums) -> all.add(new Talker(host, sums[0], sums[1], sums[2], sums[3])));
    all.sort(
        Comparator.comparingLong((Talker each) -> each.bytesSent() + each.bytesReceived())
            .reversed()
            .thenComparing(Talker::address));
    return all;
  }

  private static void count(Map<String, long[]> hosts, String host, long... counts) {
    long[] sums = hosts.computeIfAbsent(host, key -> new long[counts.length]);
    for (int i = 0; i < counts.length; i++) {
      sums[i] += counts[i];
    }
  }

  /**
   * Packets and bytes by hostname and {@link ConversationOptions#interval()}: all packets of a
   * conversation count for the endpoint that it has in the end.
   */
  public EndpointCounts endpointTraffic() {
    return analysis.endpointTraffic();
  }

  /** Which protocols are within each other, each followed by what is within it. */
  public List<ProtocolTraffic> hierarchy() {
    return analysis.hierarchy();
  }

  /** Packets without IP, by what they carry. */
  public SortedMap<String, Long> unhandled() {
    SortedMap<String, Long> all = new TreeMap<>();
    analysis.unhandled().forEach((kind, count) -> all.put(kind, count[0]));
    return all;
  }

  /** How many TCP segments were odd in each way; one may be in several. */
  public Map<Oddity, Long> oddities() {
    Map<Oddity, Long> all = new EnumMap<>(Oddity.class);
    for (Oddity each : Oddity.values()) {
      all.put(each, analysis.oddities()[each.ordinal()]);
    }
    return all;
  }

  /** Takes one step of time after the other. */
  public interface Step {
    /**
     * @param nanos when it begins, nanoseconds since the epoch
     * @param packets in it
     * @param bytes of their frames, on the wire
     */
    void accept(long nanos, long packets, long bytes);
  }

  /** Tells packets and bytes over time, counted from the first packet; no empty steps. */
  public void forEachStep(Step action) {
    if (packets() > 0) {
      analysis.seconds().forEach(action::accept);
    }
  }

  /** How long such a step is: a second, or more where those were too many. */
  public long stepSeconds() {
    return packets() == 0 ? 1 : analysis.seconds().width() / (long) NANOS;
  }

  /** The names that were told, by source, most often first. */
  public List<NameCount> names() {
    return analysis.names();
  }

  /** Whether there were packets, and the filter let none of them pass. */
  public boolean allFiltered() {
    return packets() == 0 && leftOut().filtered() > 0;
  }

  /** What is in none of the above, or only in some of it. */
  public LeftOut leftOut() {
    return analysis.leftOut();
  }
}
