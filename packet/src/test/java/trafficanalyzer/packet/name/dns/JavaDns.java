package trafficanalyzer.packet.name.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.Addresses;

/**
 * dnsjava as an oracle: what a DNS response tells, found by the plainest way, as {@code address
 * hostname}.
 */
final class JavaDns {
  private static final int MOST_NAMES = 32;

  private final List<Record> questions;
  private final List<Record> records;
  private final boolean success;

  private JavaDns(Message message) {
    questions = message.getSection(Section.QUESTION);
    records =
        Stream.concat(
                message.getSection(Section.ANSWER).stream(),
                message.getSection(Section.ADDITIONAL).stream())
            .filter(record -> record.getDClass() == DClass.IN)
            .toList();
    success =
        message.getHeader().getFlag(Flags.QR)
            && message.getHeader().getOpcode() == Opcode.QUERY
            && message.getHeader().getRcode() == Rcode.NOERROR
            && message.getHeader().getCount(Section.ANSWER) > 0;
  }

  /** Empty if dnsjava finds the message malformed. */
  static Optional<JavaDns> parse(byte[] message) {
    try {
      return Optional.of(new JavaDns(new Message(message)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // dnsjava throws either for what it cannot parse
    }
  }

  /** A DNAME record of a name above its target makes ever more names. */
  boolean hasGrowingNames() {
    return questions.stream().anyMatch(q -> reached(q.getName()).size() > MOST_NAMES);
  }

  boolean hasServices() {
    return records.stream().anyMatch(SVCBBase.class::isInstance);
  }

  List<String> told() {
    List<String> told = new ArrayList<>();
    if (success) {
      questions.stream()
          .filter(q -> q.getDClass() == DClass.IN || q.getDClass() == DClass.ANY)
          .limit(4)
          .forEach(question -> tell(question, told));
    }
    return told;
  }

  private void tell(Record question, List<String> told) {
    String hostname = hostname(question);
    if (hostname.isEmpty() || hostname.length() > 253) {
      return;
    }
    Set<Name> names = reached(question.getName());
    for (Record record : records) {
      if (names.contains(record.getName())) {
        for (InetAddress address : addresses(record)) {
          if (!address.isAnyLocalAddress()) {
            told.add(text(address) + " " + hostname);
          }
        }
      }
    }
  }

  private static String hostname(Record question) {
    Name name = question.getName();
    boolean service = question.getType() == Type.SVCB || question.getType() == Type.HTTPS;
    while (service && name.getLabelString(0).startsWith("_")) {
      name = new Name(name, 1);
    }
    return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
  }

  private Set<Name> reached(Name question) {
    Set<Name> names = new HashSet<>(Set.of(question));
    for (int before = 0; before < names.size() && before < MOST_NAMES; ) {
      before = names.size();
      for (Record record : records) {
        if (record instanceof DNAMERecord dname) {
          names.addAll(redirected(names, dname));
        } else if (names.contains(record.getName()) && target(record) != null) {
          names.add(target(record));
        }
      }
    }
    return names;
  }

  private static List<Name> redirected(Set<Name> names, DNAMERecord dname) {
    List<Name> redirected = new ArrayList<>();
    for (Name name : names) {
      if (name.subdomain(dname.getName()) && !name.equals(dname.getName())) {
        try {
          redirected.add(name.fromDNAME(dname));
        } catch (NameTooLongException e) {
          continue; // RFC 6672, section 2.2: the query then fails
        }
      }
    }
    return redirected;
  }

  private static Name target(Record record) {
    Name target = null;
    if (record instanceof CNAMERecord cname) {
      target = cname.getTarget();
    } else if (record instanceof SVCBBase service) {
      target = service.getTargetName();
    }
    return target == null || target.equals(Name.root) ? null : target;
  }

  private static List<InetAddress> addresses(Record record) {
    List<InetAddress> addresses = new ArrayList<>();
    if (record instanceof ARecord a) {
      addresses.add(a.getAddress());
    } else if (record instanceof AAAARecord aaaa) {
      addresses.add(aaaa.getAddress());
    } else if (record instanceof SVCBBase service && service.getSvcPriority() != 0) {
      addHints(addresses, service.getSvcParamValue(SVCBBase.IPV4HINT));
      addHints(addresses, service.getSvcParamValue(SVCBBase.IPV6HINT));
    }
    return addresses;
  }

  private static void addHints(List<InetAddress> hints, Object parameter) {
    try {
      if (parameter instanceof SVCBBase.ParameterIpv4Hint ipv4) {
        hints.addAll(ipv4.getAddresses());
      } else if (parameter instanceof SVCBBase.ParameterIpv6Hint ipv6) {
        hints.addAll(ipv6.getAddresses());
      }
    } catch (UnknownHostException e) {
      throw new AssertionError("hints have 4 or 16 bytes", e);
    }
  }

  /** IPv4-mapped addresses are the IPv4 addresses to us. */
  private static String text(InetAddress address) {
    return Addresses.toInetAddress(Addresses.high(address), Addresses.low(address))
        .getHostAddress();
  }
}
