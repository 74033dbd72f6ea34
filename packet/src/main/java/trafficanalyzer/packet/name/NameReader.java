package trafficanalyzer.packet.name;

import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.name.dns.DnsMessages;

/**
 * Learns names from packets, whichever way they are told. Malformed messages are counted, never
 * thrown.
 *
 * <p>It remembers what it has seen only the first part of, such as a ClientHello of two segments or
 * an answer of two fragments, within bounds of number, bytes and age by packet time. So one reader
 * is kept for all that a machine records, or a new one is given what {@link #remembers} tells of:
 * what is split between two captures is put together too.
 *
 * <p>Not for use by several threads at once.
 */
public final class NameReader {
  private final NameContext context;
  private final DnsMessages dns;
  private final FlowNames flowNames;
  private final TcpNames tcp;
  private final UdpNames udp;
  private Defragmenter defragmenter = new Defragmenter();

  /**
   * @param sink is given what is learnt
   */
  public NameReader(NameSink sink) {
    this(NameOptions.DEFAULT, sink);
  }

  /**
   * @param options what is read
   * @param sink is given what is learnt
   */
  public NameReader(NameOptions options, NameSink sink) {
    DnsSources sources = new DnsSources(options.dnsPorts());
    context = new NameContext(options, sink);
    dns = new DnsMessages(context);
    flowNames = new FlowNames(context);
    tcp = new TcpNames(options, sources, dns, flowNames);
    udp = new UdpNames(options, sources, dns, flowNames);
  }

  /**
   * Takes one packet; packets come in the order of the capture.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   */
  public void read(Packet packet, long timestampNanos) {
    if (!packet.isFragment()) {
      readWhole(packet, timestampNanos);
      return;
    }
    Packet whole = defragmenter.put(packet, timestampNanos);
    if (whole != null) {
      readWhole(whole, timestampNanos);
    }
  }

  private void readWhole(Packet packet, long timestampNanos) {
    context.see(packet, timestampNanos);
    if (packet.protocol() == IpProtocols.TCP) {
      tcp.read(packet, timestampNanos);
    } else if (packet.protocol() == IpProtocols.UDP) {
      udp.read(packet, timestampNanos);
    }
  }

  /**
   * Whether something of a packet is remembered, as packets to come may complete it: a part of a
   * message, or a question that was not answered. A new reader that is given all such packets, in
   * their order, goes on in the place of this one.
   *
   * @param packet was read before
   * @param readAtNanos its packet time, nanoseconds since the epoch
   * @param nowNanos the latest packet time
   */
  public boolean remembers(Packet packet, long readAtNanos, long nowNanos) {
    if (packet.isFragment()) {
      return defragmenter.awaits(packet, nowNanos);
    }
    return switch (packet.protocol()) {
      case IpProtocols.TCP -> tcp.follows(packet, nowNanos);
      case IpProtocols.UDP ->
          udp.follows(packet, nowNanos) || context.awaitsAnswer(packet, readAtNanos, nowNanos);
      default -> false;
    };
  }

  /** Forgets what was begun and not ended: what follows is another sensor's, or long after. */
  public void forget() {
    defragmenter = new Defragmenter();
    tcp.forget();
    udp.forget();
  }

  /** How many messages could not be understood. */
  public long malformed() {
    return dns.malformed() + flowNames.malformed();
  }
}
