package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;

class KeptAddressesTest {
  private final KeptAddresses kept = new KeptAddresses();

  @Test
  void everyAddressIsItselfHoweverManyShareItsPlace() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long high = random.nextBoolean() ? 0 : 0x2001_0DB8_0000_0000L + random.nextInt(50);
      long low = high == 0 ? Addresses.ipv4Low(random.nextInt(10_000)) : (long) random.nextInt(200);
      assertThat(kept.ip(high, low)).isEqualTo(Addresses.toInetAddress(high, low));
      long mac = random.nextInt(10_000);
      assertThat(kept.mac(mac)).isEqualTo(Addresses.mac(mac));
    }
  }

  @Test
  void anUnknownMacAddressHasNoText() {
    assertThat(kept.mac(-1)).isNull();
  }
}
