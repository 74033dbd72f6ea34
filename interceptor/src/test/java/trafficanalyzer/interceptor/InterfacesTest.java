package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterfacesTest {
  private static final String HEADER =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";

  @Test
  void theDefaultRouteWithTheSmallestMetricHolds() {
    assertThat(
            Interfaces.ofDefaultRoute(
                List.of(
                    HEADER,
                    "eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
                    "wlan0\t00000000\t0100A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0   ",
                    "eth1\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0   ",
                    // 0.0.0.0/1, as VPNs add it, is no default route.
                    "tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0")))
        .contains("eth1");
    assertThat(Interfaces.ofDefaultRoute(List.of(HEADER))).isEmpty();
  }

  @Test
  void anUnknownInterfaceIsToldWithTheExistingOnes() {
    assertThatThrownBy(() -> Interfaces.requireExisting("nosuch0"))
        .hasMessageMatching(
            "there is no network interface nosuch0; set TRAFFIC_INTERFACES to one that exists:"
                + " .*\\blo\\b.*");
  }
}
