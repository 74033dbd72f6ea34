package trafficanalyzer.analysis.statistics;

import java.util.Arrays;

/** Counts packets by port: a counter for each of 65,536, and a list of those that were used. */
final class PortTally {
  private static final int PORTS = 1 << 16;

  /** From so many on, a look at all is faster than sorting. */
  private static final int MANY = PORTS / 8;

  private final int[] counts = new int[PORTS]; // unsigned
  private final char[] used = new char[PORTS];
  private int usedSize;

  /** How often a port was counted so far; of use to have the counter in the caches, too. */
  int soFar(int port) {
    return counts[port];
  }

  void count(int port) {
    if (counts[port]++ == 0) {
      used[usedSize++] = (char) port;
    }
  }

  /** Adds what was counted elsewhere; together fewer than 2^32 packets. */
  void add(PortCounts others) {
    others.forEach(
        (port, packets) -> {
          if (counts[port] == 0) {
            used[usedSize++] = (char) port;
          }
          counts[port] += (int) packets;
        });
  }

  /** What was counted; then begins anew. */
  PackedPorts take(PackedPorts.Packer packer) {
    if (usedSize < MANY) {
      Arrays.sort(used, 0, usedSize);
      for (int i = 0; i < usedSize; i++) {
        take(used[i], packer);
      }
    } else {
      for (int port = 0; port < PORTS; port++) {
        take(port, packer);
      }
    }
    usedSize = 0;
    return packer.take();
  }

  private void take(int port, PackedPorts.Packer packer) {
    if (counts[port] != 0) {
      packer.add(port, Integer.toUnsignedLong(counts[port]));
      counts[port] = 0;
    }
  }
}
