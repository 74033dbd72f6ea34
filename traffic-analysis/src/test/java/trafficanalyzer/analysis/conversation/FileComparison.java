package trafficanalyzer.analysis.conversation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import trafficanalyzer.analysis.conversation.tcp.Oddity;

/** Compares what we tell of one capture with what tshark tells. */
final class FileComparison {
  /** What both have a table of. */
  enum Table {
    CONVERSATIONS,
    FLAGS,
    RETRANSMISSIONS,
    SECONDS,
    HIERARCHY
  }

  /** Protocols within each other that both tell in the same words. */
  private static final String SHARED_PATH =
      "(eth|raw|null|sll|ip|ipv6)(:vlan)?(:arp|:ip|:ipv6)?(:tcp|:udp|:icmp|:icmpv6|:igmp|:sctp)?";

  private static final String NETWORK_PATH = ".*:(arp|ip|ipv6)";

  private static final int MOST_UNACKED = 1000;
  private static final String ONE_FRAME = "[^;]*; ";
  private static final double LONGEST_SECONDS = 100_000;

  /** The difference's reason by table; the table is missing where both are equal. */
  final Map<Table, OracleDifference> accepted = new EnumMap<>(Table.class);

  /** What differs by table without a reason. */
  final Map<Table, String> unexplained = new EnumMap<>(Table.class);

  /** How often each oddity was found. */
  final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);

  int conversations;

  private final OurStatistics ours;
  private final TsharkStatistics theirs;

  FileComparison(OurStatistics ours, TsharkStatistics theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Whether I/O by second is worth asking: tshark tells every second of the years in between. */
  static boolean bySecond(OurStatistics ours) {
    return ours.duration >= 1 && ours.duration < LONGEST_SECONDS;
  }

  FileComparison run() {
    if (theirs.frames.size() != ours.packets || theirs.hierarchy.isEmpty()) {
      ours.causes.add(OracleDifference.NOT_READ);
    }
    if (ours.transports.values().stream().filter(":tcp"::equals).count() > MOST_UNACKED) {
      ours.causes.add(OracleDifference.MANY_UNACKED);
    }
    ours.transports.forEach(
        (number, transport) -> {
          TsharkStatistics.Frame frame = theirs.frames.get(number);
          if (frame != null && !frame.protocols().contains(transport)) {
            ours.causes.add(OracleDifference.BROKEN);
          }
          if (frame != null && frame.protocols().contains(":cfp:")) {
            ours.causes.add(OracleDifference.FABRIC_PATH);
          }
          if (frame != null && frame.protocols().contains(":pppoes:")) {
            ours.causes.add(OracleDifference.PPPOE_LENGTH);
          }
          if (frame != null && frame.protocols().matches(".*:ipv6\\.(routing|dstopts).*")) {
            ours.causes.add(OracleDifference.ROUTED);
          }
        });
    if (theirs.hierarchy.keySet().stream()
        .anyMatch(path -> path.matches(".*_ws\\.(malformed|short)"))) {
      ours.causes.add(OracleDifference.BROKEN);
    }
    if (ours.hierarchy.keySet().stream().anyMatch(path -> path.endsWith(":rarp"))
        || theirs.hierarchy.keySet().stream().anyMatch(path -> path.matches("isl|.*:pim"))) {
      ours.causes.add(OracleDifference.NAMED_OTHERWISE);
    }
    compareConversations();
    compareFlags();
    if (bySecond(ours)) {
      compareSeconds();
    }
    compareHierarchy();
    return this;
  }

  private void compareConversations() {
    conversations = ours.conversations.size();
    List<ConversationRow> onlyOurs = new ArrayList<>(ours.conversations);
    List<ConversationRow> onlyTheirs = new ArrayList<>();
    OracleDifference reason = null;
    for (ConversationRow row : theirs.conversations) {
      if (!onlyOurs.remove(row)) {
        boolean mapped = onlyOurs.remove(row.unmapped());
        reason = mapped ? OracleDifference.IPV4_MAPPED : reason;
        if (!mapped) {
          onlyTheirs.add(row);
        }
      }
    }
    if (!onlyOurs.isEmpty() && sums(onlyOurs).equals(sums(onlyTheirs))) {
      reason = OracleDifference.DIVIDED;
      onlyOurs.clear();
      onlyTheirs.clear();
    }
    if (!onlyOurs.isEmpty() || !onlyTheirs.isEmpty()) {
      differ(Table.CONVERSATIONS, "ours " + onlyOurs + " tshark's " + onlyTheirs);
    } else if (reason != null) {
      accepted.put(Table.CONVERSATIONS, reason);
    }
  }

  /** Packets each way by UDP five-tuple. */
  private static Map<String, String> sums(List<ConversationRow> rows) {
    Map<String, long[]> sums = new HashMap<>();
    for (ConversationRow row : rows) {
      long[] sum = sums.computeIfAbsent(row.tuple(), key -> new long[2]);
      sum[0] += row.packets();
      sum[1] += row.packetsBack();
    }
    Map<String, String> text = new TreeMap<>();
    sums.forEach((tuple, sum) -> text.put(tuple, sum[0] + " " + sum[1]));
    return text;
  }

  private void compareFlags() {
    Set<Long> numbers = new TreeSet<>(ours.odd.keySet());
    numbers.addAll(theirs.frames.keySet());
    StringBuilder different = new StringBuilder();
    int retransmissions = 0;
    int theirRetransmissions = 0;
    for (long number : numbers) {
      int odd = ours.odd.getOrDefault(number, 0);
      int theirOdd = theirs.frames.containsKey(number) ? theirs.frames.get(number).odd() : 0;
      retransmissions += Oddity.isRetransmission(odd) ? 1 : 0;
      theirRetransmissions += Oddity.isRetransmission(theirOdd) ? 1 : 0;
      count(odd);
      if (odd != theirOdd) {
        different.append("frame %d: ours %x tshark's %x; ".formatted(number, odd, theirOdd));
      }
    }
    if (!different.isEmpty()) {
      differ(Table.FLAGS, different.toString());
    }
    if (retransmissions != theirRetransmissions) {
      differ(
          Table.RETRANSMISSIONS,
          "ours %d tshark's %d".formatted(retransmissions, theirRetransmissions));
    }
  }

  private void count(int odd) {
    for (Oddity each : Oddity.values()) {
      if (each.isIn(odd)) {
        oddities.merge(each, 1L, Long::sum);
      }
    }
  }

  private void compareSeconds() {
    if (ours.seconds.equals(theirs.seconds)) {
      return;
    }
    Map<Long, String> withoutLast = new TreeMap<>(ours.seconds);
    withoutLast.remove((long) ours.duration);
    if (ours.duration == Math.rint(ours.duration) && withoutLast.equals(theirs.seconds)) {
      accepted.put(Table.SECONDS, OracleDifference.LAST_INSTANT);
    } else if (ours.causes.contains(OracleDifference.STEPS_BACK)) {
      accepted.put(Table.SECONDS, OracleDifference.STEPS_BACK);
    } else {
      differ(Table.SECONDS, "ours " + ours.seconds + " tshark's " + theirs.seconds);
    }
  }

  private void compareHierarchy() {
    Map<String, String> our = shared(ours.hierarchy);
    Map<String, String> their = shared(theirs.hierarchy);
    if (our.equals(their)) {
      return;
    }
    if (theirs.hierarchy.keySet().stream()
        .anyMatch(path -> path.matches(NETWORK_PATH) && !path.matches(SHARED_PATH))) {
      accepted.put(Table.HIERARCHY, OracleDifference.LINK_LAYER);
    } else {
      differ(Table.HIERARCHY, "ours " + our + " tshark's " + theirs.hierarchy);
    }
  }

  private static Map<String, String> shared(Map<String, String> hierarchy) {
    Map<String, String> shared = new TreeMap<>();
    hierarchy.forEach(
        (path, counts) -> {
          if (path.matches(SHARED_PATH)) {
            shared.put(path, counts);
          }
        });
    return shared;
  }

  private void differ(Table table, String what) {
    ours.causes.stream()
        .filter(cause -> explains(cause, table, what))
        .findFirst()
        .ifPresentOrElse(cause -> accepted.put(table, cause), () -> unexplained.put(table, what));
  }

  private static boolean explains(OracleDifference cause, Table table, String what) {
    return switch (cause) {
      case FRAGMENTS, TUNNELS, BROKEN, NOT_READ -> true;
      case NAMED_OTHERWISE -> table == Table.HIERARCHY;
      case FABRIC_PATH, PPPOE_LENGTH -> table == Table.FLAGS || table == Table.RETRANSMISSIONS;
      case MANY_UNACKED -> table == Table.FLAGS && what.matches(ONE_FRAME);
      case ROUTED -> table == Table.CONVERSATIONS;
      case QUOTED -> table == Table.CONVERSATIONS || table == Table.HIERARCHY;
      default -> false;
    };
  }
}
