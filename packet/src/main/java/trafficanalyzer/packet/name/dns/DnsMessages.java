package trafficanalyzer.packet.name.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.DnsHeader;
import trafficanalyzer.packet.name.AddressCache;
import trafficanalyzer.packet.name.HostnameCache;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameSource;

/**
 * Learns names from DNS responses (RFC 1035), mDNS ones (RFC 6762) and LLMNR ones (RFC 4795).
 * Malformed messages are counted, never thrown.
 *
 * <p>In DNS and LLMNR the question's name is the hostname, for every address that it leads to: in A
 * and AAAA records and the hints of SVCB and HTTPS records (RFC 9460), over any aliases, in the
 * answers or the additional records. Records that the question does not lead to say nothing, so a
 * server cannot tell what it was not asked for. An mDNS response has no question; each of its A and
 * AAAA records names its own owner, if that is below {@code local}, and nothing else: whoever is on
 * the link could otherwise name the whole Internet.
 *
 * <p>A response is believed although its query may not have been seen: at the start of a capture,
 * and on links that carry one direction only, this is so for all of them. Whoever can send packets
 * past the sensor can therefore make it learn a false name, for the client that the response is
 * addressed to, and for others as far as these were told nothing themselves; the memory that this
 * takes is bounded by {@link trafficanalyzer.packet.name.NameTable}. A name of DNS is a hint and no
 * proof anyway, as any server may answer with any address.
 *
 * <p>An unspecified address, 0.0.0.0 or ::, names nothing: blocklists answer with it, and nobody is
 * reached by it.
 *
 * <p>Repeated answers allocate their observations, and nothing else. Not for use by several threads
 * at once.
 */
public final class DnsMessages {
  private static final int IPV4_LENGTH = 4;
  private static final int IPV6_LENGTH = 16;

  private final NameSink sink;
  private final ResponseRecords records = new ResponseRecords();
  private final AnswerChain chain = new AnswerChain();
  private final DomainName owner = new DomainName();
  private final HostnameText text = new HostnameText();
  private final HostnameCache hostnames = new HostnameCache();
  private final AddressCache addresses = new AddressCache();
  private long malformed;

  // Of the message that is being read:
  private ByteBuffer buffer;
  private long timestampNanos;
  private NameSource source;
  private InetAddress client;

  /**
   * @param sink is given what is learnt
   */
  public DnsMessages(NameSink sink) {
    this.sink = sink;
  }

  /**
   * Tells what a message says about names; nothing unless it is a response. Whether its port is one
   * that answers are believed from, the caller has seen to.
   *
   * @param message big-endian; its position is neither used nor changed
   * @param offset absolute index of the message's first byte; over TCP, after the length
   * @param length bytes of the message that are there
   * @param complete whether that is the whole message
   * @param carrier the packet that brought it, from the one who answered to the one who asked
   * @param observedAtNanos packet time, nanoseconds since the epoch
   * @param toldBy {@link NameSource#DNS}, {@link NameSource#MDNS} or {@link NameSource#LLMNR}
   */
  public void read(
      ByteBuffer message,
      int offset,
      int length,
      boolean complete,
      Packet carrier,
      long observedAtNanos,
      NameSource toldBy) {
    if (length < DnsHeader.LENGTH) {
      malformed += complete && length > 0 ? 1 : 0;
      return;
    }
    if (!DnsHeader.isSuccess(message, offset) || DnsHeader.answers(message, offset) == 0) {
      return; // costs nothing, and these are the most
    }
    buffer = message;
    timestampNanos = observedAtNanos;
    source = toldBy;
    client = addresses.get(carrier.destinationHigh(), carrier.destinationLow());
    boolean multicast = toldBy == NameSource.MDNS;
    boolean whole = records.read(message, offset, length, multicast);
    if (!whole && complete && !DnsHeader.isTruncated(message, offset)) {
      malformed++;
    } else if (multicast) {
      tellOwners();
    } else if (toldBy != NameSource.LLMNR || !DnsHeader.isTentative(message, offset)) {
      tellQuestions();
    }
  }

  /**
   * How many responses could not be understood, or tell of a name that is too long for a hostname.
   */
  public long malformed() {
    return malformed;
  }

  private void tellQuestions() {
    for (int i = 0; i < records.questionCount(); i++) {
      if (!chain.follow(records, i)) {
        malformed++;
        return;
      }
      int type = records.questionType(i);
      tellQuestion(type == ResponseRecords.SVCB || type == ResponseRecords.HTTPS);
    }
  }

  private void tellQuestion(boolean service) {
    String hostname = null;
    for (int record = 0; record < records.count(); record++) {
      if (chain.reaches(record) && hasAddress(record)) {
        if (hostname == null) {
          hostname = hostname(chain.question(), service);
          if (hostname == null) {
            return;
          }
        }
        tell(record, hostname);
      }
    }
  }

  private void tellOwners() {
    String hostname = null;
    int named = -1;
    for (int record = 0; record < records.count(); record++) {
      int type = records.type(record);
      if (type == ResponseRecords.A || type == ResponseRecords.AAAA) {
        if (records.ownerAt(record) != named) {
          named = records.ownerAt(record);
          records.owner(record, owner);
          hostname = owner.isLocal() ? hostname(owner, false) : null;
        }
        if (hostname != null) {
          tell(record, hostname);
        }
      }
    }
  }

  /** Null for the root, and for what is too long, which is counted. */
  private String hostname(DomainName name, boolean service) {
    int length = text.write(name, service);
    if (length < 0) {
      malformed++;
    }
    return length > 0 ? hostnames.get(text.bytes, length) : null;
  }

  private boolean hasAddress(int record) {
    return switch (records.type(record)) {
      case ResponseRecords.A, ResponseRecords.AAAA -> true;
      case ResponseRecords.SVCB, ResponseRecords.HTTPS ->
          !ServiceBinding.isAlias(buffer, records.data(record));
      default -> false;
    };
  }

  private void tell(int record, String hostname) {
    int data = records.data(record);
    switch (records.type(record)) {
      case ResponseRecords.A -> tellIpv4(data, hostname);
      case ResponseRecords.AAAA -> tellIpv6(data, hostname);
      default -> tellHints(data, records.dataEnd(record), hostname);
    }
  }

  private void tellHints(int data, int end, String hostname) {
    int at = ServiceBinding.parameters(buffer, data, end);
    while (at < end) {
      int next = ServiceBinding.next(buffer, at);
      int value = ServiceBinding.value(at);
      switch (ServiceBinding.key(buffer, at)) {
        case ServiceBinding.IPV4_HINT -> {
          for (; value < next; value += IPV4_LENGTH) {
            tellIpv4(value, hostname);
          }
        }
        case ServiceBinding.IPV6_HINT -> {
          for (; value < next; value += IPV6_LENGTH) {
            tellIpv6(value, hostname);
          }
        }
        default -> {}
      }
      at = next;
    }
  }

  private void tellIpv4(int at, String hostname) {
    int address = buffer.getInt(at);
    if (address != 0) {
      tell(0, Addresses.ipv4Low(address), hostname);
    }
  }

  private void tellIpv6(int at, String hostname) {
    long high = buffer.getLong(at);
    long low = buffer.getLong(at + 8);
    if ((high | low) != 0) {
      tell(high, low, hostname);
    }
  }

  private void tell(long high, long low, String hostname) {
    sink.add(
        new NameObservation(timestampNanos, client, addresses.get(high, low), hostname, source));
  }
}
