package trafficanalyzer.analysis.conversation;

/**
 * A row of tshark's table of conversations: the same whichever end comes first.
 *
 * @param tuple transport and both ends, in alphabetical order
 * @param packets from the first of them
 * @param bytes in tshark's rounded form
 * @param packetsBack from the other one
 * @param bytesBack in tshark's rounded form
 */
record ConversationRow(
    String tuple, long packets, String bytes, long packetsBack, String bytesBack) {
  private static final String MAPPED = "::ffff:";

  static ConversationRow of(
      String transport,
      String end,
      String otherEnd,
      long packets,
      String bytes,
      long packetsBack,
      String bytesBack) {
    String tuple = transport + ' ' + end + ' ' + otherEnd;
    return end.compareTo(otherEnd) <= 0
        ? new ConversationRow(tuple, packets, bytes, packetsBack, bytesBack)
        : of(transport, otherEnd, end, packetsBack, bytesBack, packets, bytes);
  }

  /** With IPv4-mapped addresses written as IPv4. */
  ConversationRow unmapped() {
    String[] parts = tuple.replace(MAPPED, "").split(" ");
    return tuple.contains(MAPPED)
        ? of(parts[0], parts[1], parts[2], packets, bytes, packetsBack, bytesBack)
        : this;
  }

  /** Bytes as tshark's tables have them: in the largest unit of which there are ten. */
  static String size(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    long value = bytes;
    int unit = 0;
    while (value >= 10_000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return value + " " + units[unit];
  }
}
