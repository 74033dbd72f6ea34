package trafficanalyzer.analysis.conversation;

/** What ties a live conversation to its pair of hosts. */
final class PairTies {
  /** Null where there was no room for the pair. */
  final HostPair pair;

  /** The last groups of packets that it had, each way: mostly the next packet's, too. */
  private PacketGroup groupFromFirst;

  private PacketGroup groupFromSecond;
  private PacketGroup otherFromFirst;
  private PacketGroup otherFromSecond;

  PairTies(HostPair pair) {
    this.pair = pair;
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
}
