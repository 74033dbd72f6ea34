package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureFilterTest {
  private static final List<String> OWN = List.of("9042", "7199");

  @Test
  void portsMeanOutboundTrafficToThemAndInboundDns() {
    assertThat(CaptureFilter.of(List.of("80", "443"), "", OWN).on("02:00:00:00:00:01"))
        .isEqualTo(
            "(ether src 02:00:00:00:00:01 and ((tcp or udp) and (dst port 80 or dst port 443)))"
                + " or (not ether src 02:00:00:00:00:01 and (udp src port 53 or tcp src port 53))");
  }

  @Test
  void withoutAHardwareAddressThePortsAloneDecide() {
    assertThat(CaptureFilter.of(List.of("80"), "", OWN).on(""))
        .isEqualTo("((tcp or udp) and (dst port 80)) or (udp src port 53 or tcp src port 53)");
  }

  @Test
  void theDefaultIsEverythingButTheSystemsOwnTcpPorts() {
    assertThat(CaptureFilter.of(List.of(), "", OWN).on("02:00:00:00:00:01"))
        .isEqualTo("not (tcp and (port 9042 or port 7199))");
    assertThat(CaptureFilter.of(List.of(), "", List.of()).on("")).isEmpty();
  }

  @Test
  void anExpressionIsTakenAsItIs() {
    assertThat(CaptureFilter.of(List.of(), "vlan and icmp", OWN).on("")).isEqualTo("vlan and icmp");
  }

  @Test
  void whatIsNoPortIsTold() {
    for (String wrong : List.of("0", "65536", "http", "-1")) {
      assertThatThrownBy(() -> CaptureFilter.of(List.of(wrong), "", OWN))
          .hasMessage(wrong + " is not a port; give whole numbers from 1 to 65535");
    }
  }
}
