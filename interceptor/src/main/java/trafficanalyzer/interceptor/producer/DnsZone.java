package trafficanalyzer.interceptor.producer;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Answers questions about the mock sites as an authoritative name server does. */
final class DnsZone {
  private static final int TTL_SECONDS = 30;

  private final Map<Name, Site> sites = new HashMap<>();
  private final IntFunction<InetAddress> addresses;

  /**
   * @param addresses the address of a last octet
   */
  DnsZone(List<Site> sites, IntFunction<InetAddress> addresses) {
    sites.forEach(site -> this.sites.put(name(site.hostname()), site));
    this.addresses = addresses;
  }

  /**
   * The answer to a query; NXDOMAIN for unknown names, and the chain without an address where the
   * site has none of the type asked for.
   */
  Message answer(Message query, long epochMillis) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    Record question = query.getQuestion();
    if (question == null) {
      answer.getHeader().setRcode(Rcode.FORMERR);
      return answer;
    }
    answer.addRecord(question, Section.QUESTION);
    Site site = sites.get(question.getName());
    if (site == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
      return answer;
    }
    Name owner = question.getName();
    for (String alias : site.aliases()) {
      Name target = name(alias);
      add(answer, new CNAMERecord(owner, DClass.IN, TTL_SECONDS, target));
      owner = target;
    }
    if (question.getType() == Type.A && !site.onIpv6()) {
      InetAddress address = addresses.apply(site.addressAt(epochMillis));
      add(answer, new ARecord(owner, DClass.IN, TTL_SECONDS, address));
    } else if (question.getType() == Type.AAAA && site.onIpv6()) {
      add(answer, new AAAARecord(owner, DClass.IN, TTL_SECONDS, Ipv6.LOOPBACK));
    }
    return answer;
  }

  private static void add(Message answer, Record record) {
    answer.addRecord(record, Section.ANSWER);
  }

  static Name name(String hostname) {
    try {
      return Name.fromString(hostname, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
