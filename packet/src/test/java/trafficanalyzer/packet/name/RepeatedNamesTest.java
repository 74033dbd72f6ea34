package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;

/** What is told again is the same object; what is told once takes no memory for long. */
class RepeatedNamesTest {
  private final HostnameCache hostnames = new HostnameCache();
  private final AddressCache addresses = new AddressCache();

  @Test
  void aRepeatedHostnameIsTheSameString() {
    String name = hostname("hahaha.com");
    assertThat(name).isEqualTo("hahaha.com");
    assertThat(hostname("hahaha.com")).isSameAs(name);
  }

  @Test
  void everyHostnameIsItselfHoweverManyThereAre() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(hostname("host" + i + ".com")).isEqualTo("host" + i + ".com");
    }
    assertThat(hostname("host7.com")).isEqualTo("host7.com");
  }

  @Test
  void onlyTheFirstBytesCount() {
    byte[] text = "hahaha.com.and.more".getBytes(StandardCharsets.US_ASCII);
    assertThat(hostnames.get(text, 10)).isEqualTo("hahaha.com");
    assertThat(hostnames.get(text, 6)).isEqualTo("hahaha");
    assertThat(hostnames.get(text, 0)).isEmpty();
  }

  @Test
  void aRepeatedAddressIsTheSameObject() {
    assertThat(addresses.get(0, Addresses.ipv4Low(0xC0000201))).hasToString("/192.0.2.1");
    assertThat(addresses.get(0, Addresses.ipv4Low(0xC0000201)))
        .isSameAs(addresses.get(0, Addresses.ipv4Low(0xC0000201)));
    assertThat(addresses.get(0, 0)).as("the first entry's key").hasToString("/0:0:0:0:0:0:0:0");
  }

  @Test
  void everyAddressIsItselfHoweverManyThereAre() {
    for (int i = 0; i < 100_000; i++) {
      long low = Addresses.ipv4Low(i * 7919);
      assertThat(Addresses.low(addresses.get(0, low))).isEqualTo(low);
      assertThat(Addresses.high(addresses.get(i, low))).isEqualTo(i);
    }
  }

  private String hostname(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return hostnames.get(bytes, bytes.length);
  }
}
