package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LibpcapTest {
  @Test
  void versionsBefore110AreToldToBeTooOld() {
    assertThatThrownBy(() -> Libpcap.requireVersion("libpcap version 1.9.1 (with TPACKET_V3)"))
        .hasMessageStartingWith("libpcap version 1.9.1 (with TPACKET_V3) is too old; install");
    assertThatCode(() -> Libpcap.requireVersion("libpcap version 1.10.3 (with TPACKET_V3)"))
        .doesNotThrowAnyException();
    assertThatCode(() -> Libpcap.requireVersion("libpcap version 2.0.0"))
        .doesNotThrowAnyException();
  }
}
