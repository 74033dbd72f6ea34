package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

class InterceptorConfigTest {
  @Test
  void defaultsRecordTheDefaultRouteInTenSecondsForTheHost() {
    InterceptorConfig config = InterceptorConfig.from(Map.of());
    assertThat(config.interfaces()).isEmpty();
    assertThat(config.sliceSeconds()).isEqualTo(10);
    assertThat(config.snaplen()).isEqualTo(262_144);
    assertThat(config.bufferBytes()).isEqualTo(64 << 20);
    assertThat(config.sensor()).isNotEmpty();
    assertThat(config.spool()).isEqualTo(Path.of("spool"));
    assertThat(config.listen()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(9101);
    assertThat(config.limit()).isEqualTo(new SpoolLimit(10L << 30, 100_000));
  }

  @Test
  void theSpoolsLimitIsRead() {
    InterceptorConfig config =
        InterceptorConfig.from(Map.of("TRAFFIC_SPOOL_BYTES", "500m", "TRAFFIC_SPOOL_SLICES", "60"));
    assertThat(config.limit()).isEqualTo(new SpoolLimit(500L << 20, 60));
  }

  @Test
  void everySettingIsRead() {
    InterceptorConfig config =
        InterceptorConfig.from(
            Map.of(
                "TRAFFIC_INTERFACES", "eth0, lo",
                "TRAFFIC_FILTER", "icmp",
                "TRAFFIC_SPOOL", "/var/spool/traffic",
                "TRAFFIC_SENSOR", "gate-1",
                "TRAFFIC_SLICE_SECONDS", "5",
                "TRAFFIC_SNAPLEN", "96",
                "TRAFFIC_BUFFER_MEBIBYTES", "2047",
                "TRAFFIC_PROMISCUOUS", "true",
                "TRAFFIC_INTERCEPTOR_PORT", "0",
                "TRAFFIC_LISTEN", "0.0.0.0"));
    assertThat(config.interfaces()).containsExactly("eth0", "lo");
    assertThat(config.filter().on("02:00:00:00:00:01")).isEqualTo("icmp");
    assertThat(config.spool()).isEqualTo(Path.of("/var/spool/traffic"));
    assertThat(config.sensor()).isEqualTo("gate-1");
    assertThat(config.sliceSeconds()).isEqualTo(5);
    assertThat(config.snaplen()).isEqualTo(96);
    assertThat(config.bufferBytes()).isEqualTo(2047 << 20).isPositive();
    assertThat(config.promiscuous()).isTrue();
    assertThat(config.port()).isZero();
    assertThat(config.listen()).isEqualTo("0.0.0.0");
  }

  @Test
  void portsComeAsArgumentsOrAsASettingButNotAsBoth() {
    assertThat(InterceptorConfig.from(Map.of(), List.of("80", "443")).filter().on(""))
        .contains("dst port 80 or dst port 443");
    assertThat(InterceptorConfig.from(Map.of("TRAFFIC_PORTS", "80 443")).filter().on(""))
        .contains("dst port 80 or dst port 443");
    usage(
        () -> InterceptorConfig.from(Map.of("TRAFFIC_PORTS", "80"), List.of("443")),
        "ports are given both as arguments and in TRAFFIC_PORTS");
    usage(
        () -> InterceptorConfig.from(Map.of("TRAFFIC_FILTER", "tcp"), List.of("443")),
        "both ports and a filter are given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "../x", "ä", "a/b", "a~b", "-a"})
  void aSensorNameIsPlain(String sensor) {
    usage(() -> InterceptorConfig.from(Map.of("TRAFFIC_SENSOR", sensor)), "TRAFFIC_SENSOR");
  }

  @Test
  void aSliceAlignsToTheMinute() {
    usage(() -> InterceptorConfig.from(Map.of("TRAFFIC_SLICE_SECONDS", "7")), "7 seconds");
  }

  @Test
  void anUnknownSettingIsAnError() {
    usage(() -> InterceptorConfig.from(Map.of("TRAFFIC_INTERFACE", "lo")), "TRAFFIC_INTERFACE;");
  }

  private static void usage(Runnable reading, String told) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(told);
  }
}
