package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;

class TopTalkersTest {
  private static final int MANY = 5_000;

  @Test
  void theyAreTheFirstOfAllInTheirOrderAlsoWhereManyHaveAsMuch() {
    AddressTable addresses = new AddressTable(MANY);
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      int number = addresses.number(random.nextLong(), random.nextLong());
      addresses.sent(number, 0, random.nextInt(20));
      addresses.received(number, 0, random.nextInt(20));
    }

    List<String> sorted =
        IntStream.range(0, MANY)
            .boxed()
            .sorted(
                Comparator.comparing(
                        (Integer number) ->
                            -addresses.bytesSent(number) - addresses.bytesReceived(number))
                    .thenComparing(addresses::high, Long::compareUnsigned)
                    .thenComparing(addresses::low, Long::compareUnsigned))
            .limit(700)
            .map(number -> Addresses.format(addresses.high(number), addresses.low(number)))
            .toList();
    assertThat(TopTalkers.of(addresses, 700)).extracting(Talker::address).isEqualTo(sorted);
  }
}
