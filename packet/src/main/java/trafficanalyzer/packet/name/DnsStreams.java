package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.dns.DnsMessages;

/**
 * DNS over TCP, from the server: messages, each after its length in two bytes (RFC 1035, section
 * 4.2.2; RFC 7766).
 */
final class DnsStreams extends StreamReader {
  private static final int LENGTH = 2;
  private static final int SHORTEST_MESSAGE = 12;
  private static final int FLAGS_OFFSET = LENGTH + 2;
  private static final int QUESTIONS_OFFSET = LENGTH + 4;
  private static final int RESPONSE_AND_OPCODE = 0xF800;
  private static final int RESPONSE_TO_QUERY = 0x8000;

  private final DnsSources sources;
  private final DnsMessages messages;

  DnsStreams(DnsSources sources, DnsMessages messages) {
    this.sources = sources;
    this.messages = messages;
  }

  @Override
  int limit() {
    return LENGTH + 0xFFFF;
  }

  /** A segment in the middle of a message would be taken for a length and what it promises. */
  @Override
  boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    return (length < LENGTH || size(buffer, offset) >= SHORTEST_MESSAGE)
        && (length < FLAGS_OFFSET + 2
            || (buffer.getShort(offset + FLAGS_OFFSET) & RESPONSE_AND_OPCODE) == RESPONSE_TO_QUERY)
        && (length < QUESTIONS_OFFSET + 2
            || (buffer.getShort(offset + QUESTIONS_OFFSET) & 0xFFFF) <= 1);
  }

  @Override
  int read(
      ByteBuffer buffer,
      int offset,
      int length,
      boolean last,
      boolean told,
      Packet carrier,
      long timestampNanos) {
    NameSource source = sources.of(carrier.sourcePort());
    int read = 0;
    while (length - read >= LENGTH) {
      int size = size(buffer, offset + read);
      if (size < SHORTEST_MESSAGE) {
        return END;
      }
      int there = length - read - LENGTH;
      if (there < size && !last) {
        break;
      }
      messages.read(
          buffer,
          offset + read + LENGTH,
          Math.min(size, there),
          there >= size,
          carrier,
          timestampNanos,
          source);
      if (there < size) {
        return END;
      }
      read += LENGTH + size;
    }
    return last ? END : read;
  }

  private static int size(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) & 0xFFFF;
  }
}
