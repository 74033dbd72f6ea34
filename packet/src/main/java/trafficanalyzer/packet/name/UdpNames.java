package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.dns.DnsMessages;
import trafficanalyzer.packet.name.quic.GoogleQuic;
import trafficanalyzer.packet.name.quic.QuicHello;
import trafficanalyzer.packet.name.tls.ClientHello;
import trafficanalyzer.packet.name.tls.DtlsHello;

/** Names told within UDP: DNS from its ports, QUIC and DTLS at any. */
final class UdpNames {
  private final boolean readsDns;
  private final boolean readsQuic;
  private final boolean readsDtls;
  private final DnsSources sources;
  private final DnsMessages messages;
  private final FlowNames names;
  private final QuicHello quic = new QuicHello();
  private final GoogleQuic googleQuic = new GoogleQuic();
  private final DtlsHello dtls = new DtlsHello();

  UdpNames(NameOptions options, DnsSources sources, DnsMessages messages, FlowNames names) {
    readsDns = options.reads(NameFamily.DNS);
    readsQuic = options.reads(NameFamily.QUIC);
    readsDtls = options.reads(NameFamily.SNI);
    this.sources = sources;
    this.messages = messages;
    this.names = names;
  }

  void read(Packet packet, long timestampNanos) {
    ByteBuffer buffer = packet.buffer();
    int offset = packet.payloadOffset();
    int length = packet.payloadLength();
    NameSource source = sources.of(packet.sourcePort());
    if (source != null) {
      if (readsDns) {
        messages.read(
            buffer, offset, length, packet.payloadComplete(), packet, timestampNanos, source);
      }
    } else if (readsQuic && QuicHello.mayBegin(buffer, offset, length)) {
      ClientHello hello = quic.read(packet, timestampNanos);
      if (hello != null) {
        names.add(hello, true, packet, timestampNanos);
      }
    } else if (readsQuic && GoogleQuic.mayBegin(buffer, offset, length)) {
      int name = googleQuic.read(buffer, offset, length);
      if (name > 0) {
        names.add(buffer, googleQuic.nameOffset(), name, NameSource.QUIC, packet, timestampNanos);
      }
    } else if (readsDtls && DtlsHello.mayBegin(buffer, offset, length)) {
      ClientHello hello = dtls.read(buffer, offset, length);
      if (hello.nameLength() > 0) {
        names.add(hello, false, packet, timestampNanos);
      }
    }
  }

  /** Whether more of the hello is awaited that a packet may hold a part of. */
  boolean follows(Packet packet, long nowNanos) {
    return readsQuic
        && QuicHello.mayBegin(packet.buffer(), packet.payloadOffset(), packet.payloadLength())
        && quic.follows(packet, nowNanos);
  }

  void forget() {
    quic.forget();
  }
}
