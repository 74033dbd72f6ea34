package trafficanalyzer.packet.name.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import trafficanalyzer.packet.Addresses;

/** One DNS response as tshark shows it, and what it tells. */
final class TsharkResponse {
  private final boolean multicast;
  private final List<String> questions = new ArrayList<>();
  private final List<Map<String, List<String>>> records = new ArrayList<>();
  private Map<String, List<String>> record = new HashMap<>();
  private String rcode = "0";
  private String answers = "0";

  TsharkResponse(boolean multicast) {
    this.multicast = multicast;
  }

  void beginRecord(String section) {
    record = new HashMap<>();
    if (section.equals("Answers") || section.equals("Additional records")) {
      records.add(record);
    }
  }

  void field(String name, String show) {
    switch (name) {
      case "dns.flags.rcode" -> rcode = show;
      case "dns.count.answers" -> answers = show;
      case "dns.qry.name" -> questions.add(name(show));
      default -> record.computeIfAbsent(name, key -> new ArrayList<>()).add(show);
    }
  }

  Set<String> told() {
    Set<String> told = new TreeSet<>();
    if (rcode.equals("0") && !answers.equals("0")) {
      if (multicast) {
        records.forEach(one -> tellOwner(one, told));
      } else {
        questions.forEach(question -> tell(question, told));
      }
    }
    return told;
  }

  private static void tellOwner(Map<String, List<String>> record, Set<String> told) {
    String owner = owner(record);
    if (owner.endsWith(".local") && !first(record, "dns.resp.ttl").equals("0")) {
      addresses(record, "dns.a", "dns.aaaa").forEach(address -> told.add(address + " " + owner));
    }
  }

  private void tell(String question, Set<String> told) {
    Set<String> names = new HashSet<>(Set.of(question));
    for (int before = 0; before < names.size(); ) {
      before = names.size();
      for (Map<String, List<String>> one : records) {
        if (names.contains(owner(one))) {
          for (String alias : List.of("dns.cname", "dns.svcb.targetname")) {
            one.getOrDefault(alias, List.of()).forEach(target -> names.add(name(target)));
          }
        } else if (one.containsKey("dns.dname") && question.endsWith("." + owner(one))) {
          int below = question.length() - owner(one).length();
          names.add(question.substring(0, below) + name(first(one, "dns.dname")));
        }
      }
    }
    names.remove("");
    for (Map<String, List<String>> one : records) {
      if (names.contains(owner(one))) {
        addresses(
                one,
                "dns.a",
                "dns.aaaa",
                "dns.svcb.svcparam.ipv4hint.ip",
                "dns.svcb.svcparam.ipv6hint.ip")
            .forEach(address -> told.add(address + " " + question));
      }
    }
  }

  private static List<String> addresses(Map<String, List<String>> record, String... fields) {
    List<String> addresses = new ArrayList<>();
    for (String field : fields) {
      for (String address : record.getOrDefault(field, List.of())) {
        try {
          InetAddress parsed = InetAddress.getByName(address);
          if (!parsed.isAnyLocalAddress()) {
            addresses.add(Addresses.format(Addresses.high(parsed), Addresses.low(parsed)));
          }
        } catch (UnknownHostException e) {
          throw new AssertionError("tshark shows addresses as numbers", e);
        }
      }
    }
    return addresses;
  }

  private static String owner(Map<String, List<String>> record) {
    return name(first(record, "dns.resp.name"));
  }

  private static String first(Map<String, List<String>> record, String field) {
    return record.getOrDefault(field, List.of("")).get(0);
  }

  private static String name(String shown) {
    return shown.equals("<Root>") ? "" : shown.toLowerCase(Locale.ROOT);
  }
}
