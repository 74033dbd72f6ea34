package trafficanalyzer.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import trafficanalyzer.packet.Addresses;

/** Sorts the addresses of a table. */
final class AddressOrder {
  private static final int NUMBER_BITS = 31;

  private AddressOrder() {}

  /**
   * The numbers of all addresses, in ascending order of the addresses as 128 bits without sign.
   * Nearly all are mostly IPv4: an address and its number fit into one number to be sorted.
   */
  static int[] of(AddressTable addresses) {
    long[] ipv4 = new long[addresses.size()];
    int ipv4Size = 0;
    List<Integer> others = new ArrayList<>();
    for (int number = 0; number < addresses.size(); number++) {
      long low = addresses.low(number);
      if (Addresses.isIpv4(addresses.high(number), low)) {
        ipv4[ipv4Size++] = (low & 0xFFFF_FFFFL) << NUMBER_BITS | number;
      } else {
        others.add(number);
      }
    }
    Arrays.sort(ipv4, 0, ipv4Size);
    others.sort(
        Comparator.comparing(addresses::high, Long::compareUnsigned)
            .thenComparing(addresses::low, Long::compareUnsigned));
    int[] order = new int[addresses.size()];
    int size = 0;
    int next = 0;
    while (next < others.size() && isBeforeIpv4(addresses, others.get(next))) {
      order[size++] = others.get(next++);
    }
    for (int i = 0; i < ipv4Size; i++) {
      order[size++] = (int) (ipv4[i] & (1L << NUMBER_BITS) - 1);
    }
    while (next < others.size()) {
      order[size++] = others.get(next++);
    }
    return order;
  }

  private static boolean isBeforeIpv4(AddressTable addresses, int number) {
    return addresses.high(number) == 0
        && Long.compareUnsigned(addresses.low(number), Addresses.ipv4Low(0)) < 0;
  }
}
