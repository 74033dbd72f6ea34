package trafficanalyzer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  /** Forms that RFC 5952 recommends; each is parsed by the JDK and printed by us. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "192.0.2.255",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:db8:0:1:1:1:1:1",
        "2001:0:0:1::1",
        "2001:db8::1:0:0:1",
        "fe80::1ff:fe23:4567:890a",
        "1:2:3:4:5:6:7:8",
        "1:0:2:0:3:0:4:0",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void addressesAreTextAsTheRfcRecommends(String text) throws Exception {
    InetAddress address = InetAddress.getByName(text);
    long high = Addresses.high(address);
    long low = Addresses.low(address);
    assertThat(Addresses.format(high, low)).isEqualTo(text);
    assertThat(Addresses.toInetAddress(high, low)).isEqualTo(address);
  }

  @Test
  void macAddressesHaveSixGroups() {
    assertThat(Addresses.mac(0x0200_5E10_00FFL)).isEqualTo("02:00:5e:10:00:ff");
    assertThat(Addresses.mac(0)).isEqualTo("00:00:00:00:00:00");
  }
}
