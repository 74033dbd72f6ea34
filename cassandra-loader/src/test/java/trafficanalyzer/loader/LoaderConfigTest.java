package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.HostName;
import trafficanalyzer.service.ServiceException;

class LoaderConfigTest {
  @Test
  void everythingHasADefault() {
    LoaderConfig config = LoaderConfig.from(Map.of());
    assertThat(config.spool()).isEqualTo(Path.of("spool"));
    assertThat(config.sensor()).isEqualTo(HostName.get()).isNotEmpty();
    assertThat(config.listen()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(9102);
    assertThat(config.limits()).isEqualTo(LoadLimits.defaults());
    assertThat(config.limits().batchRows()).isEqualTo(100);
    assertThat(config.limits().batchesInFlight()).isEqualTo(192);
    assertThat(config.limits().namesMax()).isEqualTo(500_000);
    assertThat(config.limits().namesMaxAge()).isEqualTo(Duration.ofHours(24));
    assertThat(config.bounds()).isEqualTo(new SliceBounds(100_000_000, 64L << 30));
    assertThat(config.keepLoaded()).isEqualTo(Retention.NOTHING);
    assertThat(config.keepFailed().bytes()).isEqualTo(10L << 30);
    assertThat(config.watch()).isEmpty();
  }

  @Test
  void theSpoolsSettingsAreRead() {
    LoaderConfig config =
        LoaderConfig.from(
            Map.of(
                "TRAFFIC_SLICE_PACKETS", "5",
                "TRAFFIC_SLICE_BYTES", "6k",
                "TRAFFIC_KEEP_LOADED", "PT1H",
                "TRAFFIC_KEEP_FAILED", "all",
                "TRAFFIC_WATCH", "/var/captures",
                "TRAFFIC_WATCH_SETTLE", "PT7S",
                "TRAFFIC_WATCH_DELETE", "true"));
    assertThat(config.bounds()).isEqualTo(new SliceBounds(5, 6 << 10));
    assertThat(config.keepLoaded().age()).isEqualTo(Duration.ofHours(1));
    assertThat(config.keepFailed()).isEqualTo(Retention.ALL);
    assertThat(config.watch())
        .contains(new LoaderConfig.Watch(Path.of("/var/captures"), Duration.ofSeconds(7), true));
  }

  @Test
  void everySettingIsRead() {
    LoaderConfig config =
        LoaderConfig.from(
            Map.of(
                "TRAFFIC_SPOOL", "/var/spool/traffic",
                "TRAFFIC_SENSOR", "gate",
                "TRAFFIC_LISTEN", "0.0.0.0",
                "TRAFFIC_LOADER_PORT", "0",
                "TRAFFIC_BATCH_ROWS", "7",
                "TRAFFIC_BATCHES_IN_FLIGHT", "8",
                "TRAFFIC_NAMES_MAX", "9",
                "TRAFFIC_NAMES_MAX_AGE", "PT1H",
                "TRAFFIC_DNS_PORTS", "53, 5300",
                "TRAFFIC_CQL_USERNAME", "somebody"));
    assertThat(config.spool()).isEqualTo(Path.of("/var/spool/traffic"));
    assertThat(config.sensor()).isEqualTo("gate");
    assertThat(config.listen()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isZero();
    assertThat(config.limits()).isEqualTo(new LoadLimits(7, 8, 9, Duration.ofHours(1)));
    assertThat(config.names().dnsPorts()).containsExactlyInAnyOrder(53, 5300);
    assertThat(config.store().username()).isEqualTo("somebody");
  }

  @Test
  void dnsPortsAreReadAmongSettingsOfOthers() {
    Map<String, String> environment =
        Map.of("TRAFFIC_DNS_PORTS", "8053", "TRAFFIC_LISTEN", "0.0.0.0", "HOME", "/");
    assertThat(LoaderConfig.names(environment).dnsPorts()).containsExactly(8053);
    assertThat(LoaderConfig.names(Map.of())).isEqualTo(NameOptions.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "TRAFFIC_BATCH_ROW, 1, unknown setting TRAFFIC_BATCH_ROW",
    "TRAFFIC_BATCH_ROWS, 0, from 1 to",
    "TRAFFIC_NAMES_MAX_AGE, 24h, PT24H",
    "TRAFFIC_KEEP_LOADED, 1 day, an age (PT24H)",
    "TRAFFIC_SLICE_BYTES, 0, a positive size",
    "TRAFFIC_WATCH_DELETE, yes, true or false",
    "TRAFFIC_DNS_PORTS, 65536, ports from 1 to 65535",
    "TRAFFIC_DNS_PORTS, fifty, ports from 1 to 65535",
    "TRAFFIC_LOADER_PORT, x, TRAFFIC_LOADER_PORT=x"
  })
  void aWrongSettingIsNamed(String name, String value, String message) {
    assertThatThrownBy(() -> LoaderConfig.from(Map.of(name, value)))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }
}
