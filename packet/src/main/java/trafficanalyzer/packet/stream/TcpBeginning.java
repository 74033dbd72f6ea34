package trafficanalyzer.packet.stream;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.TcpHeader;

/**
 * One direction of a TCP connection, from a sequence number on. Sequence numbers wrap around, so
 * they are compared by their difference (RFC 9293, section 3.4).
 */
public class TcpBeginning extends Beginning {
  /** Further back than any window that is in use: that is no retransmission, but another stream. */
  private static final int FARTHEST_BACK = 1 << 24;

  private int sequence;

  /**
   * Waits for the content of the stream.
   *
   * @param number the sequence number of the first byte that is of interest
   * @param limit how many bytes after that are put together at most
   */
  public void await(int number, int limit) {
    sequence = number;
    assembly().restart(limit);
  }

  /** The sequence number of a packet's first byte of content. */
  public static int sequence(Packet packet) {
    int synCounts = (packet.tcpFlags() & TcpHeader.SYN) == 0 ? 0 : 1;
    return (int) TcpHeader.sequence(packet.buffer(), packet.transportOffset()) + synCounts;
  }

  /** The sequence number of the next byte that is of interest. */
  public int next() {
    return sequence;
  }

  /** Whether the next byte that is waited for is the one with this sequence number. */
  public boolean awaits(int number) {
    return sequence == number;
  }

  /** Whether a segment that begins there can be of this connection and near its beginning. */
  public boolean reaches(int number) {
    int position = number - sequence;
    return position > -FARTHEST_BACK && position < assembly().limit();
  }

  /** Whether what is of interest begins there or behind it. */
  protected final boolean follows(int number) {
    int position = number - sequence;
    return position > -FARTHEST_BACK && position <= 0;
  }

  /** Adds a packet's content, from some byte on. */
  public void put(Packet packet, int skipped) {
    int position = sequence(packet) + skipped - sequence;
    int offset = packet.payloadOffset() + skipped;
    int length = packet.payloadLength() - skipped;
    if (position < 0) {
      offset -= position;
      length += position;
      position = 0;
    }
    if (length > 0) {
      assembly().put(position, packet.buffer(), offset, length);
    }
  }

  /** Drops what was read: what is of interest begins behind it. */
  public void drop(int count) {
    assembly().drop(count);
    sequence += count;
  }
}
