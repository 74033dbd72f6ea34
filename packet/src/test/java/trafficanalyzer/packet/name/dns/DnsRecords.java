package trafficanalyzer.packet.name.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.Frames;

/** DNS messages and records for tests, made by dnsjava. */
public final class DnsRecords {
  private DnsRecords() {}

  /** A response to a question for an A record. */
  public static byte[] response(String question, Record... answers) throws TextParseException {
    Message message =
        Message.newQuery(Record.newRecord(Name.fromString(question), Type.A, DClass.IN));
    message.getHeader().setFlag(Flags.QR);
    for (Record record : answers) {
      message.addRecord(record, Section.ANSWER);
    }
    return message.toWire();
  }

  public static Record a(String owner, String address) throws TextParseException {
    return new ARecord(Name.fromString(owner), DClass.IN, 60, Frames.address(address));
  }

  public static Record aaaa(String owner, String address) throws TextParseException {
    return new AAAARecord(Name.fromString(owner), DClass.IN, 60, Frames.address(address));
  }

  public static Record cname(String owner, String target) throws TextParseException {
    return new CNAMERecord(Name.fromString(owner), DClass.IN, 60, Name.fromString(target));
  }

  public static Record dname(String owner, String target) throws TextParseException {
    return new DNAMERecord(Name.fromString(owner), DClass.IN, 60, Name.fromString(target));
  }

  /** An HTTPS record; with priority 0 an alias. */
  public static Record https(String owner, int priority, String target, String... hints)
      throws TextParseException {
    List<Inet4Address> ipv4 = new ArrayList<>();
    List<Inet6Address> ipv6 = new ArrayList<>();
    for (String hint : hints) {
      try {
        InetAddress address = InetAddress.getByAddress(Frames.address(hint));
        if (address instanceof Inet4Address a) {
          ipv4.add(a);
        } else {
          ipv6.add((Inet6Address) address);
        }
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(hint, e);
      }
    }
    List<SVCBBase.ParameterBase> parameters = new ArrayList<>();
    parameters.add(new SVCBBase.ParameterPort(443));
    if (!ipv4.isEmpty()) {
      parameters.add(new SVCBBase.ParameterIpv4Hint(ipv4));
    }
    if (!ipv6.isEmpty()) {
      parameters.add(new SVCBBase.ParameterIpv6Hint(ipv6));
    }
    return new HTTPSRecord(
        Name.fromString(owner), DClass.IN, 60, priority, Name.fromString(target), parameters);
  }
}
