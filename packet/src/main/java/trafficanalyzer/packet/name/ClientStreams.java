package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.http.HttpRequest;
import trafficanalyzer.packet.name.tls.ClientHello;
import trafficanalyzer.packet.name.tls.TlsHello;

/**
 * What a client says first: a ClientHello, or an HTTP request, which may ask for a tunnel with
 * either of them inside.
 */
final class ClientStreams extends StreamReader {
  /** Neither do clients send longer hellos, nor servers take longer heads of requests. */
  private static final int LIMIT = 16 * 1024;

  private final boolean tls;
  private final boolean http;
  private final FlowNames names;
  private final TlsHello hello = new TlsHello();
  private final HttpRequest request = new HttpRequest();
  private boolean told;

  ClientStreams(NameOptions options, FlowNames names) {
    this.tls = options.reads(NameFamily.SNI);
    this.http = options.reads(NameFamily.HTTP);
    this.names = names;
  }

  @Override
  int limit() {
    return LIMIT;
  }

  @Override
  boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    return http && HttpRequest.mayBegin(buffer, offset, length)
        || tls && TlsHello.mayBegin(buffer, offset, length);
  }

  @Override
  int read(
      ByteBuffer buffer,
      int offset,
      int length,
      boolean last,
      boolean toldBefore,
      Packet carrier,
      long timestampNanos) {
    told = toldBefore;
    int read = 0;
    while (read < length) {
      int at = offset + read;
      int there = length - read;
      int next;
      if (tls && TlsHello.mayBegin(buffer, at, there)) {
        next = hello(buffer, at, there, carrier, timestampNanos);
      } else if (http && HttpRequest.mayBegin(buffer, at, there)) {
        next = request(buffer, at, there, carrier, timestampNanos);
      } else {
        return END;
      }
      if (next == END) {
        return END;
      }
      if (next == 0) {
        break;
      }
      read += next;
      told = false;
    }
    return last ? END : read;
  }

  /**
   * A name is told as soon as it is there, as the rest may be lost; once more if the rest says that
   * it is only the outer one.
   */
  private int hello(
      ByteBuffer buffer, int offset, int length, Packet carrier, long timestampNanos) {
    TlsHello.Found found = hello.read(buffer, offset, length);
    if (found == TlsHello.Found.NOTHING) {
      return END;
    }
    ClientHello read = hello.hello();
    boolean whole = found == TlsHello.Found.WHOLE;
    if (read.nameLength() > 0 && (!told || whole && read.encrypted())) {
      names.add(read, false, carrier, timestampNanos);
      told = true;
    }
    if (whole && !read.whole()) {
      names.countMalformed();
    }
    return whole ? END : 0;
  }

  /**
   * @return how long the head is that asks for a tunnel, 0 if it is not there to its end
   */
  private int request(
      ByteBuffer buffer, int offset, int length, Packet carrier, long timestampNanos) {
    HttpRequest.Found found = request.read(buffer, offset, length);
    if (found != HttpRequest.Found.WHOLE) {
      return found == HttpRequest.Found.PART ? 0 : END;
    }
    if (request.hostLength() > 0 && !told) {
      names.add(
          buffer,
          request.hostOffset(),
          request.hostLength(),
          request.connect() ? NameSource.HTTP_CONNECT : NameSource.HTTP,
          carrier,
          timestampNanos);
      told = true;
    }
    if (!request.connect()) {
      return END;
    }
    int end = request.endOfHead(offset);
    return end < 0 ? 0 : end - offset;
  }

  @Override
  boolean told() {
    return told;
  }
}
