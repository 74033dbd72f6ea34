package trafficanalyzer.packet.name;

import java.time.Duration;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.TcpHeader;
import trafficanalyzer.packet.name.dns.DnsMessages;
import trafficanalyzer.packet.stream.Assembly;
import trafficanalyzer.packet.stream.Beginnings;

/**
 * Names told within TCP. Most packets are only looked at: a message that is whole in one is read in
 * place. A stream is followed from its SYN until it is clear whether its first bytes tell anything,
 * from a message that is continued in a further segment until that is whole, and within DNS from
 * message to message.
 */
final class TcpNames {
  private static final int MOST_STREAMS = 16 * 1024;
  private static final long MOST_BYTES = 8L << 20;

  /** By then a lost segment would have been sent again several times (RFC 6298). */
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private final Beginnings<NameStream> streams =
      new Beginnings<>(NameStream::new, MOST_STREAMS, MOST_BYTES, MAX_AGE);

  private final StreamReader clients;
  private final StreamReader dns;
  private final DnsSources sources;
  private final boolean readsClients;

  /**
   * @param sources the ports that DNS answers come from
   */
  TcpNames(NameOptions options, DnsSources sources, DnsMessages messages, FlowNames names) {
    this.sources = sources;
    clients = new ClientStreams(options, names);
    dns = options.reads(NameFamily.DNS) ? new DnsStreams(sources, messages) : null;
    readsClients = options.reads(NameFamily.SNI) || options.reads(NameFamily.HTTP);
  }

  void read(Packet packet, long timestampNanos) {
    int flags = packet.tcpFlags();
    if (flags < 0) {
      return;
    }
    if ((flags & TcpHeader.SYN) != 0) {
      open(packet, (flags & TcpHeader.ACK) != 0, timestampNanos);
    }
    if (packet.payloadLength() == 0) {
      return;
    }
    NameStream stream = streams.find(packet, timestampNanos);
    if (stream == null) {
      StreamReader reader = reader(packet);
      if (reader.mayBegin(packet.buffer(), packet.payloadOffset(), packet.payloadLength())) {
        readInPlace(packet, null, reader, timestampNanos);
      }
    } else {
      follow(packet, stream, timestampNanos);
    }
  }

  private StreamReader reader(Packet packet) {
    return dns != null && sources.of(packet.sourcePort()) != null ? dns : clients;
  }

  /**
   * A connection begins: what was known of an earlier one between the same ports is forgotten, and
   * the end that may say something is followed.
   */
  private void open(Packet packet, boolean server, long timestampNanos) {
    StreamReader reader = reader(packet);
    if (reader == dns ? !server : server || !readsClients) {
      return;
    }
    int next = NameStream.sequence(packet);
    NameStream stream = streams.find(packet, timestampNanos);
    if (stream != null && stream.begins(next)) {
      return; // the SYN was sent again
    }
    if (stream == null) {
      stream = streams.add(packet, timestampNanos);
    }
    stream.open(reader, next);
    streams.touched(stream, timestampNanos);
  }

  private void follow(Packet packet, NameStream stream, long timestampNanos) {
    if (stream.isRepeatedBy(packet)) {
      return;
    }
    int sequence = NameStream.sequence(packet);
    if (stream.reader() == null || !stream.reaches(sequence)) {
      streams.remove(stream);
      read(packet, timestampNanos);
    } else if (stream.assembly().isEmpty() && stream.awaits(sequence)) {
      readInPlace(packet, stream, stream.reader(), timestampNanos);
    } else {
      join(packet, stream, timestampNanos);
    }
  }

  private void join(Packet packet, NameStream stream, long timestampNanos) {
    Assembly assembly = stream.assembly();
    int before = assembly.length();
    stream.put(packet, 0);
    int there = assembly.length();
    if (there > before) {
      readJoined(packet, stream, there, timestampNanos);
    } else {
      streams.touched(stream, timestampNanos);
    }
  }

  private void readJoined(Packet packet, NameStream stream, int there, long timestampNanos) {
    StreamReader reader = stream.reader();
    boolean last = !packet.payloadComplete() || there == reader.limit();
    int read =
        reader.read(
            stream.assembly().bytes(), 0, there, last, stream.told(), packet, timestampNanos);
    if (read == StreamReader.END) {
      end(stream, reader, stream.next() + there, timestampNanos);
    } else {
      stream.drop(read);
      stream.told(reader.told());
      streams.touched(stream, timestampNanos);
    }
  }

  /**
   * Reads a packet that nothing was put together for; what is left of it is kept.
   *
   * @param followed the stream that waits for it; null if it is not followed yet
   */
  private void readInPlace(
      Packet packet, NameStream followed, StreamReader reader, long timestampNanos) {
    int read =
        reader.read(
            packet.buffer(),
            packet.payloadOffset(),
            packet.payloadLength(),
            !packet.payloadComplete(),
            followed != null && followed.told(),
            packet,
            timestampNanos);
    NameStream stream = followed;
    if (read == StreamReader.END) {
      if (stream != null) {
        end(stream, reader, stream.next() + packet.payloadLength(), timestampNanos);
      }
      return;
    }
    if (stream == null) {
      stream = streams.add(packet, timestampNanos);
      stream.open(reader, NameStream.sequence(packet));
    }
    stream.drop(read);
    stream.put(packet, read);
    stream.told(reader.told());
    streams.touched(stream, timestampNanos);
  }

  /**
   * A stream that told a name is remembered until it goes on: sent again, its request for a tunnel
   * would hide the name of what is inside.
   */
  private void end(NameStream stream, StreamReader reader, int sequence, long timestampNanos) {
    if (reader.told()) {
      stream.finish(sequence);
      streams.touched(stream, timestampNanos);
    } else {
      streams.remove(stream);
    }
  }

  /** Whether more may be learnt of the stream that a packet's content or SYN belongs to. */
  boolean follows(Packet packet, long nowNanos) {
    int flags = packet.tcpFlags();
    if (flags < 0 || (flags & TcpHeader.SYN) == 0 && packet.payloadLength() <= 0) {
      return false;
    }
    NameStream stream = streams.find(packet, nowNanos);
    return stream != null && stream.reader() != null;
  }

  void forget() {
    streams.clear();
  }
}
