package trafficanalyzer.analysis.conversation;

import trafficanalyzer.analysis.conversation.tcp.Oddity;
import trafficanalyzer.analysis.conversation.tcp.TcpConnection;

/**
 * A conversation that goes on. There is one such object, which becomes the conversation of packet
 * after packet; in between, each is {@link #STORED} numbers, so that a packet of one among many
 * touches few cache lines, all in a row.
 */
final class LiveConversation {
  private static final int NUMBER = 0;
  private static final int TCP = 16;

  /** Numbers that {@link #store} stores. */
  static final int STORED = TCP + TcpConnection.STORED;

  private static final int CLIENT_IS_FIRST = 1;
  private static final int BEGINNING_SEEN = 2;
  private static final int LABELLED_BY_MESSAGE = 4;
  private static final int IS_TCP = 8;
  private static final int EXAMINED_SHIFT = 4;

  /** Its place in the table: a small number that no other live conversation has. */
  int place;

  long number;
  long firstNanos;
  long lastNanos;
  boolean clientIsFirst;
  boolean beginningSeen;

  /** The number of its application's label, as of its last packet. */
  int label;

  /** Packets whose content was looked at; few. */
  int examined;

  /** Whether each message has a label of its own. */
  boolean labelledByMessage;

  boolean isTcp;

  /** The connection's state, where it is TCP. */
  final TcpConnection tcp = new TcpConnection();

  /** Of {@link PendingIntervals}: the last interval, what was in it, and which came before. */
  long interval;

  long packetsOfInterval;
  long bytesOfInterval;

  /** 1 more than the place of the one before; 0 without any. */
  int earlierIntervals;

  long packetsFromFirst;
  long bytesFromFirst;
  long packetsFromSecond;
  long bytesFromSecond;
  long badPackets;
  long badBytes;
  long retransmissions;
  long retransmittedBytes;

  void begin(long newNumber, boolean tcpBegins, long nanos) {
    number = newNumber;
    firstNanos = nanos;
    lastNanos = nanos;
    beginningSeen = false;
    examined = 0;
    labelledByMessage = false;
    isTcp = tcpBegins;
    if (tcpBegins) {
      tcp.clear();
    }
    packetsOfInterval = 0;
    bytesOfInterval = 0;
    earlierIntervals = 0;
    packetsFromFirst = 0;
    bytesFromFirst = 0;
    packetsFromSecond = 0;
    bytesFromSecond = 0;
    badPackets = 0;
    badBytes = 0;
    retransmissions = 0;
    retransmittedBytes = 0;
  }

  /** The {@link #number} of the conversation that was stored. */
  static long number(long[] page, int at) {
    return page[at + NUMBER];
  }

  /** Becomes the conversation that was stored. */
  void load(long[] page, int at) {
    number = page[at + NUMBER];
    firstNanos = page[at + 1];
    lastNanos = page[at + 2];
    int flags = (int) page[at + 3];
    clientIsFirst = (flags & CLIENT_IS_FIRST) != 0;
    beginningSeen = (flags & BEGINNING_SEEN) != 0;
    labelledByMessage = (flags & LABELLED_BY_MESSAGE) != 0;
    isTcp = (flags & IS_TCP) != 0;
    examined = flags >> EXAMINED_SHIFT;
    label = (int) (page[at + 3] >> 32);
    interval = page[at + 4];
    packetsOfInterval = page[at + 5];
    bytesOfInterval = page[at + 6];
    earlierIntervals = (int) page[at + 7];
    packetsFromFirst = page[at + 8];
    bytesFromFirst = page[at + 9];
    packetsFromSecond = page[at + 10];
    bytesFromSecond = page[at + 11];
    badPackets = page[at + 12];
    badBytes = page[at + 13];
    retransmissions = page[at + 14];
    retransmittedBytes = page[at + 15];
    if (isTcp) {
      tcp.load(page, at + TCP);
    }
  }

  void store(long[] page, int at) {
    page[at + NUMBER] = number;
    page[at + 1] = firstNanos;
    page[at + 2] = lastNanos;
    int flags =
        (clientIsFirst ? CLIENT_IS_FIRST : 0)
            | (beginningSeen ? BEGINNING_SEEN : 0)
            | (labelledByMessage ? LABELLED_BY_MESSAGE : 0)
            | (isTcp ? IS_TCP : 0)
            | examined << EXAMINED_SHIFT;
    page[at + 3] = (long) label << 32 | flags & 0xFFFF_FFFFL;
    page[at + 4] = interval;
    page[at + 5] = packetsOfInterval;
    page[at + 6] = bytesOfInterval;
    page[at + 7] = earlierIntervals;
    page[at + 8] = packetsFromFirst;
    page[at + 9] = bytesFromFirst;
    page[at + 10] = packetsFromSecond;
    page[at + 11] = bytesFromSecond;
    page[at + 12] = badPackets;
    page[at + 13] = badBytes;
    page[at + 14] = retransmissions;
    page[at + 15] = retransmittedBytes;
    if (isTcp) {
      tcp.store(page, at + TCP);
    }
  }

  /**
   * @param odd a set of {@link Oddity#bit()}s
   */
  void count(boolean fromFirst, int bytes, int odd, long nanos) {
    lastNanos = Math.max(lastNanos, nanos);
    if (fromFirst) {
      packetsFromFirst++;
      bytesFromFirst += bytes;
    } else {
      packetsFromSecond++;
      bytesFromSecond += bytes;
    }
    if (odd != 0) {
      badPackets++;
      badBytes += bytes;
      if (Oddity.isRetransmission(odd)) {
        retransmissions++;
        retransmittedBytes += bytes;
      }
    }
  }
}
