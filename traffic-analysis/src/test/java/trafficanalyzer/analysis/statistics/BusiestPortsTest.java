package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusiestPortsTest {
  private final BusiestPorts ports = new BusiestPorts();

  private void add(long... packets) {
    TotalPorts counts = new TotalPorts();
    PackedPorts.Packer packer = new PackedPorts.Packer();
    for (int port = 0; port < packets.length; port++) {
      if (packets[port] > 0) {
        packer.add(port, packets[port]);
      }
    }
    counts.add(packer.take());
    ports.add(counts);
  }

  @Test
  void thoseWithMostComeFirstAndOfSeveralTheSmallest() {
    add(1, 0, 5, 3, 5, 1);
    add(0, 0, 0, 4);

    assertThat(ports.ports(4)).containsExactly(3, 2, 4, 0);
    assertThat(ports.packets(3)).isEqualTo(7);
  }

  @Test
  void portsThatDoNotOccurAreLeftOut() {
    add(0, 2);

    assertThat(ports.ports(3)).containsExactly(1);
    assertThat(new BusiestPorts().ports(3)).isEmpty();
  }

  @Test
  void theyAreTheFirstOfAllSortedByPackets() {
    long[] packets = new Random(1).longs(1 << 16, 0, 500).toArray();
    add(packets);

    int[] sorted =
        IntStream.range(0, packets.length)
            .boxed()
            .sorted(Comparator.comparingLong(port -> -packets[port]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(ports.ports(300)).isEqualTo(IntStream.of(sorted).limit(300).toArray());
  }
}
