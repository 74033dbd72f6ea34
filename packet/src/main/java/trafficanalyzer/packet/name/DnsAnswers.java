package trafficanalyzer.packet.name;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;

/**
 * Learns names from DNS responses over UDP (RFC 1035), parsed by dnsjava. The name is the
 * question's, for every A and AAAA record that its CNAME chain reaches. Malformed messages are
 * counted, never thrown.
 *
 * <p>Not for use by several threads at once.
 */
public final class DnsAnswers {
  private static final int UDP = 17;
  private static final int DNS_PORT = 53;

  /** RFC 1035, section 4.1.1: id, flags, four counts. */
  private static final int HEADER_LENGTH = 12;

  private static final int FLAGS_OFFSET = 2;
  private static final int QUESTIONS_OFFSET = 4;
  private static final int ANSWERS_OFFSET = 6;
  private static final int RESPONSE_AND_OPCODE = 0xF800;
  private static final int RESPONSE_TO_QUERY = 0x8000;
  private static final int TRUNCATED = 0x02;

  /** RFC 1035, section 2.3.4: 255 octets on the wire are 253 characters without the final dot. */
  private static final int LONGEST_NAME = 253;

  private long malformed;

  /**
   * Tells what a packet says about names; nothing unless it is a response from UDP port 53.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   * @param found is given each observation
   */
  public void read(Packet packet, long timestampNanos, Consumer<NameObservation> found) {
    if (packet.sourcePort() != DNS_PORT || packet.protocol() != UDP || !hasAnswers(packet)) {
      return;
    }
    Message message = parse(packet);
    if (message != null) {
      answers(message, packet, timestampNanos, found);
    }
  }

  /** How many responses could not be understood, or ask for what is no hostname. */
  public long malformed() {
    return malformed;
  }

  /** Spares dnsjava all that cannot hold a name: requests, updates, failures, empty answers. */
  private static boolean hasAnswers(Packet packet) {
    if (packet.payloadLength() <= HEADER_LENGTH) {
      return false;
    }
    ByteBuffer buffer = packet.buffer();
    int offset = packet.payloadOffset();
    return (buffer.getShort(offset + FLAGS_OFFSET) & RESPONSE_AND_OPCODE) == RESPONSE_TO_QUERY
        && buffer.getShort(offset + QUESTIONS_OFFSET) == 1
        && buffer.getShort(offset + ANSWERS_OFFSET) != 0;
  }

  private Message parse(Packet packet) {
    byte[] bytes = new byte[packet.payloadLength()];
    packet.buffer().get(packet.payloadOffset(), bytes);
    if (!packet.payloadComplete()) {
      // dnsjava then keeps the records before the cut, as it does for a truncated response.
      bytes[FLAGS_OFFSET] |= TRUNCATED;
    }
    try {
      return new Message(bytes);
    } catch (IOException | RuntimeException e) {
      // Anybody may send anything from port 53; that is no failure of ours, so it is counted only.
      malformed++;
      return null;
    }
  }

  private void answers(
      Message message, Packet packet, long timestampNanos, Consumer<NameObservation> found) {
    Record question = message.getQuestion();
    if (question == null || question.getDClass() != DClass.IN) {
      return;
    }
    List<Record> records = message.getSection(Section.ANSWER);
    String hostname = hostname(question.getName());
    if (hostname.isEmpty()) {
      malformed++;
      return;
    }
    Set<Name> owners = chain(question.getName(), records);
    InetAddress client = Addresses.toInetAddress(packet.destinationHigh(), packet.destinationLow());
    for (Record record : records) {
      InetAddress address = address(record);
      if (address != null && owners.contains(record.getName())) {
        found.accept(
            new NameObservation(timestampNanos, client, address, hostname, NameSource.DNS));
      }
    }
  }

  /** The question's name and all that CNAME records lead to from it, in whatever order they are. */
  private static Set<Name> chain(Name question, List<Record> records) {
    Map<Name, Name> aliases = new HashMap<>();
    for (Record record : records) {
      if (record instanceof CNAMERecord cname && cname.getDClass() == DClass.IN) {
        aliases.putIfAbsent(cname.getName(), cname.getTarget());
      }
    }
    Set<Name> owners = new HashSet<>();
    for (Name name = question; name != null && owners.add(name); ) {
      name = aliases.get(name);
    }
    return owners;
  }

  private static InetAddress address(Record record) {
    if (record.getDClass() != DClass.IN) {
      return null;
    }
    if (record instanceof ARecord a) {
      return withoutName(a.getAddress());
    }
    return record instanceof AAAARecord aaaa ? withoutName(aaaa.getAddress()) : null;
  }

  /** dnsjava's addresses hold on to their record's name. */
  private static InetAddress withoutName(InetAddress address) {
    return Addresses.toInetAddress(Addresses.high(address), Addresses.low(address));
  }

  /**
   * The name in lower case without its final dot. Bytes that are no letters, digits or hyphens may
   * be in it: dnsjava writes those that could be mistaken or are not printable as {@code \123}, so
   * the text is ASCII. Empty for the root and for what gets too long by that.
   */
  private static String hostname(Name name) {
    String text = name.toString(true).toLowerCase(Locale.ROOT);
    return text.length() > LONGEST_NAME || text.equals(".") ? "" : text;
  }
}
