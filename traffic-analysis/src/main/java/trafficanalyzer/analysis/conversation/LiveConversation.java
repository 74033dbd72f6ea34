package trafficanalyzer.analysis.conversation;

import trafficanalyzer.analysis.conversation.tcp.Oddity;
import trafficanalyzer.analysis.conversation.tcp.TcpConnection;

/** A conversation that goes on. Reused for another one when it ends: nothing is allocated then. */
final class LiveConversation {
  long number;
  long firstNanos;
  long lastNanos;
  boolean clientIsFirst;
  boolean beginningSeen;

  /** Null where there was no room for its pair of hosts. */
  HostPair pair;

  /** The number of its application's label, as of its last packet. */
  int label;

  /** Packets whose content was looked at. */
  int examined;

  /** Whether each message has a label of its own. */
  boolean labelledByMessage;

  /** The connection's state; kept from one TCP conversation to the next. */
  TcpConnection tcp;

  boolean isTcp;

  /** The last groups of packets that it had, each way: mostly the next packet's, too. */
  private PacketGroup groupFromFirst;

  private PacketGroup groupFromSecond;
  private PacketGroup otherFromFirst;
  private PacketGroup otherFromSecond;

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
    pair = null;
    examined = 0;
    labelledByMessage = false;
    isTcp = tcpBegins;
    if (tcpBegins) {
      if (tcp == null) {
        tcp = new TcpConnection();
      } else {
        tcp.clear();
      }
    }
    groupFromFirst = null;
    groupFromSecond = null;
    otherFromFirst = null;
    otherFromSecond = null;
    packetsFromFirst = 0;
    bytesFromFirst = 0;
    packetsFromSecond = 0;
    bytesFromSecond = 0;
    badPackets = 0;
    badBytes = 0;
    retransmissions = 0;
    retransmittedBytes = 0;
  }

  /** The group of its last packet that way; null before. */
  PacketGroup group(boolean fromFirst) {
    return fromFirst ? groupFromFirst : groupFromSecond;
  }

  /** The group before that; null before. */
  PacketGroup otherGroup(boolean fromFirst) {
    return fromFirst ? otherFromFirst : otherFromSecond;
  }

  /** Takes the group of the next packet that way. */
  void keepGroup(boolean fromFirst, PacketGroup group) {
    if (fromFirst) {
      otherFromFirst = groupFromFirst;
      groupFromFirst = group;
    } else {
      otherFromSecond = groupFromSecond;
      groupFromSecond = group;
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
