package trafficanalyzer.analysis.statistics;

import java.util.Arrays;

/** Adds up the packets of ports, and finds those that have most. */
public final class BusiestPorts {
  private final long[] packets = new long[1 << 16];

  /** Adds ports of an interval, or of any number of them. */
  public void add(PortCounts counts) {
    counts.forEach((port, count) -> packets[port] += count);
  }

  /** What was added for a port. */
  public long packets(int port) {
    return packets[port];
  }

  /** Up to so many ports that occur, those with most packets first; of several, the smallest. */
  public int[] ports(int most) {
    int[] busiest = new int[most];
    int found = 0;
    for (int port = 0; port < packets.length; port++) {
      int place = found;
      while (place > 0 && packets[port] > packets[busiest[place - 1]]) {
        place--;
      }
      if (packets[port] > 0 && place < most) {
        found = Math.min(found + 1, most);
        System.arraycopy(busiest, place, busiest, place + 1, found - place - 1);
        busiest[place] = port;
      }
    }
    return Arrays.copyOf(busiest, found);
  }
}
