package trafficanalyzer.packet.oracle;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One frame as tshark tells of it, brought into our shape: of a tunnel the innermost packet. tshark
 * gives each field as a list over all layers; which entry belongs to which layer is found by
 * walking along {@code frame.protocols}. What follows ICMP is the packet that it quotes: not
 * followed.
 *
 * @param values the compared fields; those that the frame does not have are missing
 * @param protocols the names of its layers, from the outside in
 * @param packet false for a block of a pcapng file that holds something else
 * @param blocksBefore how many of those come before it in the file
 */
record TsharkFrame(
    Map<Field, String> values, List<String> protocols, boolean packet, int blocksBefore) {
  /** Stands for what tshark cannot read at all. */
  static final TsharkFrame UNSUPPORTED = new TsharkFrame(Map.of(), List.of(""), true, 0);

  /** Stands for a frame that tshark does not have. */
  static final TsharkFrame MISSING = new TsharkFrame(Map.of(), List.of(""), true, 0);

  /**
   * @param line tab-separated columns in the order of {@link Column}
   */
  static TsharkFrame parse(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != Column.values().length) {
      throw new IllegalArgumentException("tshark printed " + line);
    }
    List<String> protocols = List.of(columns[Column.PROTOCOLS.ordinal()].split(":"));
    Map<Field, String> values = new Walk(columns).over(protocols);
    values.put(Field.FRAME_NUMBER, columns[Column.NUMBER.ordinal()]);
    String time = columns[Column.TIME.ordinal()];
    if (!time.isEmpty()) { // pcapng's simple packets have none
      values.put(Field.TIME, new BigDecimal(time).setScale(9).toPlainString());
    }
    values.put(Field.LENGTH, columns[Column.LENGTH.ordinal()]);
    values.put(Field.CAPTURED, columns[Column.CAPTURED.ordinal()]);
    boolean packet = columns[Column.CUSTOM_BLOCK.ordinal()].isEmpty();
    return new TsharkFrame(values, protocols, packet, 0);
  }

  /** The value of a field; empty where the frame does not have it. */
  String get(Field field) {
    return values.getOrDefault(field, "");
  }

  /** The same, so many blocks that are no packets being before it. */
  TsharkFrame after(int blocks) {
    return new TsharkFrame(values, protocols, packet, blocks);
  }

  /** The innermost layer. */
  String last() {
    return protocols.get(protocols.size() - 1);
  }

  /** Whether these are the outermost layers. */
  boolean begins(String... layers) {
    return protocols.size() >= layers.length
        && protocols.subList(0, layers.length).equals(List.of(layers));
  }

  /** Whether a layer of this name is there. */
  boolean has(String protocol) {
    return protocols.contains(protocol);
  }

  /** Takes the entries of the columns, layer after layer. */
  private static final class Walk {
    private final String[] columns;
    private final int[] taken = new int[Column.values().length];
    private final Map<Field, String> values = new EnumMap<>(Field.class);

    Walk(String[] columns) {
      this.columns = columns;
    }

    Map<Field, String> over(List<String> protocols) {
      for (String protocol : protocols) {
        switch (protocol) {
          case "eth" -> macs(Column.ETHERNET_SOURCE, Column.ETHERNET_DESTINATION);
          case "fddi" -> macs(Column.FDDI_SOURCE, Column.FDDI_DESTINATION);
          case "wlan" -> {
            macs(Column.WLAN_TRANSMITTER, Column.WLAN_RECEIVER);
            macs(Column.WLAN_SOURCE, Column.WLAN_DESTINATION);
          }
          case "sll" -> put(Field.SOURCE_MAC, next(Column.COOKED_SOURCE));
          case "vlan" -> values.putIfAbsent(Field.VLAN, next(Column.VLAN));
          case "ieee8021ad" -> values.putIfAbsent(Field.VLAN, next(Column.PROVIDER_VLAN));
          case "ip" -> ip(Column.IPV4_SOURCE, Column.IPV4_DESTINATION, next(Column.IPV4_PROTOCOL));
          case "ipv6" -> ip(Column.IPV6_SOURCE, Column.IPV6_DESTINATION, next(Column.IPV6_NEXT));
          case "ipv6.hopopts" -> put(Field.PROTOCOL, next(Column.HOP_BY_HOP_NEXT));
          case "ipv6.routing" -> put(Field.PROTOCOL, next(Column.ROUTING_NEXT));
          case "ipv6.fraghdr" -> put(Field.PROTOCOL, next(Column.FRAGMENT_NEXT));
          case "ipv6.dstopts" -> put(Field.PROTOCOL, next(Column.DESTINATION_OPTIONS_NEXT));
          case "ah" -> put(Field.PROTOCOL, next(Column.AUTHENTICATION_NEXT));
          case "tcp" -> {
            ports(Column.TCP_SOURCE, Column.TCP_DESTINATION);
            put(Field.TCP_FLAGS, next(Column.TCP_FLAGS));
          }
          case "udp", "udplite" -> ports(Column.UDP_SOURCE, Column.UDP_DESTINATION);
          case "sctp" -> ports(Column.SCTP_SOURCE, Column.SCTP_DESTINATION);
          case "dccp" -> ports(Column.DCCP_SOURCE, Column.DCCP_DESTINATION);
          case "icmp", "icmpv6" -> {
            return values;
          }
          default -> {}
        }
      }
      return values;
    }

    private void macs(Column source, Column destination) {
      put(Field.SOURCE_MAC, next(source));
      put(Field.DESTINATION_MAC, next(destination));
    }

    private void ip(Column source, Column destination, String protocol) {
      String from = next(source);
      String to = next(destination);
      if (from.isEmpty() || to.isEmpty()) {
        return; // cut short: the outer packet counts
      }
      values.put(Field.SOURCE_IP, from);
      values.put(Field.DESTINATION_IP, to);
      values.put(Field.PROTOCOL, protocol);
      values
          .keySet()
          .removeAll(List.of(Field.SOURCE_PORT, Field.DESTINATION_PORT, Field.TCP_FLAGS));
    }

    private void ports(Column source, Column destination) {
      put(Field.SOURCE_PORT, next(source));
      put(Field.DESTINATION_PORT, next(destination));
    }

    private void put(Field field, String value) {
      if (!value.isEmpty()) {
        values.put(field, value);
      }
    }

    private String next(Column column) {
      String[] entries = columns[column.ordinal()].split(",");
      int index = taken[column.ordinal()]++;
      return index < entries.length ? entries[index] : "";
    }
  }
}
