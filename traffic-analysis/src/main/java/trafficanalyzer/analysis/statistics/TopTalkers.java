package trafficanalyzer.analysis.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import trafficanalyzer.packet.Addresses;

/** Finds the addresses that sent and received most. */
final class TopTalkers {
  private TopTalkers() {}

  /** Those with most bytes, most first; where several have as many, in the order of addresses. */
  static List<Talker> of(AddressTable addresses, int most) {
    Comparator<Integer> mostFirst =
        Comparator.comparingLong((Integer number) -> -bytes(addresses, number))
            .thenComparing(addresses::high, Long::compareUnsigned)
            .thenComparing(addresses::low, Long::compareUnsigned);
    PriorityQueue<Integer> leastFirst = new PriorityQueue<>(mostFirst.reversed());
    long least = Long.MIN_VALUE; // of those found, once they are enough: most have less
    for (int number = 0; number < addresses.size(); number++) {
      if (bytes(addresses, number) >= least) {
        leastFirst.add(number);
        if (leastFirst.size() > most) {
          leastFirst.remove();
          least = bytes(addresses, leastFirst.element());
        }
      }
    }
    List<Integer> numbers = new ArrayList<>(leastFirst);
    numbers.sort(mostFirst);
    return numbers.stream().map(number -> talker(addresses, number)).toList();
  }

  private static long bytes(AddressTable addresses, int number) {
    return addresses.bytesSent(number) + addresses.bytesReceived(number);
  }

  private static Talker talker(AddressTable addresses, int number) {
    return new Talker(
        Addresses.format(addresses.high(number), addresses.low(number)),
        addresses.packetsSent(number),
        addresses.bytesSent(number),
        addresses.packetsReceived(number),
        addresses.bytesReceived(number));
  }
}
