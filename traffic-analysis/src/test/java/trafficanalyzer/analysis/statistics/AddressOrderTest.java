package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressOrderTest {
  @Test
  void addressesAreInTheOrderOfTheirBits() {
    Random random = new Random(6);
    AddressTable addresses = new AddressTable(10_000);
    for (int i = 0; i < 3_000; i++) {
      long ipv4 = 0xFFFF_0000_0000L | random.nextInt() & 0xFFFF_FFFFL;
      addresses.number(0, ipv4);
      addresses.number(random.nextLong(), random.nextLong());
      addresses.number(0, random.nextLong() >>> random.nextInt(64));
    }

    List<BigInteger> ordered = new ArrayList<>();
    for (int number : AddressOrder.of(addresses)) {
      ordered.add(bits(addresses.high(number), addresses.low(number)));
    }

    assertThat(ordered).hasSize(addresses.size()).isSorted().doesNotHaveDuplicates();
  }

  private static BigInteger bits(long high, long low) {
    return new BigInteger(Long.toUnsignedString(high))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(low)));
  }
}
