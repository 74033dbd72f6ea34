package trafficanalyzer.analysis.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import trafficanalyzer.analysis.conversation.application.Labels;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.LinkTypes;

/**
 * Packets and bytes by which protocols are within each other, as {@code tshark -z io,phs}. Of
 * tunnels, how many there are is told, and what is in the innermost one.
 */
final class ProtocolHierarchy {
  private static final int CAPACITY = 4096;
  private static final int LABEL_BITS = 10;
  private static final int PROTOCOL_BITS = 8;
  private static final int VERSION_BITS = 3;
  private static final int TUNNEL_BITS = 5;

  /** As many as a capture file has for it, and one for none. */
  private static final int LINK_BITS = 27;

  /** Combinations of what a packet may be, + 1; 0 where free. */
  private final long[] keys = new long[CAPACITY];

  private final long[] packets = new long[CAPACITY];
  private final long[] bytes = new long[CAPACITY];

  /** What is in frames without IP; few, so that numbers are made once. */
  private final List<String> links = new ArrayList<>();

  private final Map<String, Integer> linkNumbers = new HashMap<>();
  private int size;
  private long leftOut;

  /**
   * @param label of its application; not used without IP
   */
  void add(int linkType, Packet packet, int label, int length) {
    int what = packet.hasIp() ? packet.protocol() << LABEL_BITS | label : link(packet);
    long shape = (long) packet.tunnels() << 1 | (packet.vlan() >= 0 ? 1 : 0);
    long key = shape << VERSION_BITS | packet.ipVersion();
    key = (key << LABEL_BITS + PROTOCOL_BITS | what) << LINK_BITS | linkType + 1;
    int slot = slot(key + 1);
    if (keys[slot] == 0) {
      if (size == CAPACITY / 2) {
        leftOut++;
        return;
      }
      size++;
      keys[slot] = key + 1;
    }
    packets[slot]++;
    bytes[slot] += length;
  }

  private int link(Packet packet) {
    String link = Applications.of(packet);
    Integer number = linkNumbers.get(link);
    if (number == null) {
      number = links.size();
      links.add(link);
      linkNumbers.put(link, number);
    }
    return number;
  }

  private int slot(long key) {
    int slot = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 52);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & CAPACITY - 1;
    }
    return slot;
  }

  /** Packets of combinations that there was no room for. */
  long leftOut() {
    return leftOut;
  }

  /** All protocols with what is in them, each followed by what is within it. */
  List<ProtocolTraffic> all(Labels labels) {
    TreeMap<List<String>, long[]> sums =
        new TreeMap<>((a, b) -> Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new)));
    for (int slot = 0; slot < CAPACITY; slot++) {
      if (keys[slot] != 0) {
        List<String> path = path(keys[slot] - 1, labels);
        for (int depth = 1; depth <= path.size(); depth++) {
          long[] sum = sums.computeIfAbsent(path.subList(0, depth), key -> new long[2]);
          sum[0] += packets[slot];
          sum[1] += bytes[slot];
        }
      }
    }
    List<ProtocolTraffic> all = new ArrayList<>();
    sums.forEach((path, sum) -> all.add(new ProtocolTraffic(List.copyOf(path), sum[0], sum[1])));
    return all;
  }

  private List<String> path(long key, Labels labels) {
    int linkType = (int) (key & (1 << LINK_BITS) - 1) - 1;
    int what = (int) (key >>> LINK_BITS) & (1 << LABEL_BITS + PROTOCOL_BITS) - 1;
    long shape = key >>> LINK_BITS + LABEL_BITS + PROTOCOL_BITS;
    int version = (int) shape & (1 << VERSION_BITS) - 1;
    boolean vlan = (shape >>> VERSION_BITS & 1) != 0;
    int tunnels = (int) (shape >>> VERSION_BITS + 1) & (1 << TUNNEL_BITS) - 1;
    List<String> path = new ArrayList<>();
    if (linkType != LinkTypes.IPV4 && linkType != LinkTypes.IPV6) {
      path.add(linkName(linkType));
    }
    if (vlan) {
      path.add("vlan");
    }
    for (int i = 0; i < tunnels; i++) {
      path.add("tunnel");
    }
    if (version == 0) {
      path.add(links.get(what));
    } else {
      path.add(version == 4 ? "ip" : "ipv6");
      path.addAll(transport(labels.name(what & (1 << LABEL_BITS) - 1), what >>> LABEL_BITS));
    }
    return path;
  }

  /** A label is a transport with an application, or a protocol without ports. */
  private static List<String> transport(String label, int protocol) {
    String name = label.toLowerCase(Locale.ROOT);
    int end = name.indexOf('_');
    if (end < 0) {
      return List.of(name.equals("ip") ? "protocol-" + protocol : name);
    }
    String application = name.substring(end + 1);
    return application.equals("other")
        ? List.of(name.substring(0, end))
        : List.of(name.substring(0, end), application);
  }

  /** As Wireshark abbreviates what is met most. */
  private static String linkName(int linkType) {
    return switch (linkType) {
      case LinkTypes.ETHERNET -> "eth";
      case LinkTypes.LINUX_COOKED, LinkTypes.LINUX_COOKED_2 -> "sll";
      case LinkTypes.RAW, LinkTypes.RAW_BSD, LinkTypes.RAW_OPENBSD -> "raw";
      case LinkTypes.NULL, LinkTypes.LOOP -> "null";
      case LinkTypes.PPP, LinkTypes.PPP_HDLC -> "ppp";
      case LinkTypes.IEEE802_11 -> "wlan";
      case LinkTypes.IEEE802_11_RADIOTAP -> "radiotap";
      default -> "link-" + linkType;
    };
  }
}
