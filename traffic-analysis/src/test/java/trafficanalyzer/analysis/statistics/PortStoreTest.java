package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PortStoreTest {
  @Test
  void portsAreTheSameInMemoryAndInTheFile() {
    Random random = new Random(4);
    PortStore store = new PortStore(1_000);
    PackedPorts.Packer packer = new PackedPorts.Packer();
    List<TreeMap<Integer, Long>> expected = new ArrayList<>();
    List<PackedPorts> kept = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      TreeMap<Integer, Long> ports = new TreeMap<>();
      for (int j = random.nextInt(300); j > 0; j--) {
        ports.put(random.nextInt(1 << 16), 1L + (random.nextInt() >>> 1 + random.nextInt(31)));
      }
      ports.put(i % 2 == 0 ? 0 : 65_535, 0xFFFF_FFFFL);
      ports.forEach(packer::add);
      expected.add(ports);
      kept.add(store.keep(packer.take()));
    }
    for (int i = 0; i < expected.size(); i++) {
      TreeMap<Integer, Long> read = new TreeMap<>();
      kept.get(i).forEach(read::put);
      assertThat(read).isEqualTo(expected.get(i));
      assertThat(kept.get(i).size()).isEqualTo(read.size());
      assertThat(PackedPorts.of(kept.get(i).bytes()).size()).isEqualTo(read.size());
    }
  }

  @Test
  void whatIsNoPortIsRefused() {
    for (byte[] bytes :
        new byte[][] {
          {0, 1}, // the port before the first
          {1}, // without packets
          {1, 0},
          {(byte) 0x81, (byte) 0x80, 4, 1}, // 65536
          {1, 1, 0, 1}, // a port twice
          {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 1}
        }) {
      assertThatThrownBy(() -> PackedPorts.of(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(PackedPorts.of(new byte[0]).size()).isZero();
  }
}
