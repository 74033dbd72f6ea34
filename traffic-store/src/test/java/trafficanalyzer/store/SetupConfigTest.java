package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.service.ServiceException;

class SetupConfigTest {
  @Test
  void theDefaultsAreTheGeneratedCredentialsAndOneCopyOfEachRow() {
    assertThat(SetupConfig.from(Map.of()))
        .isEqualTo(
            new SetupConfig(
                List.of(InetSocketAddress.createUnresolved("127.0.0.1", 9042)),
                "datacenter1",
                Path.of("credentials/admin/cql-admin.password"),
                Path.of("credentials/loader/cql-loader.password"),
                Path.of("credentials/page/cql-page.password"),
                SchemaOptions.defaults(),
                Duration.ofMinutes(3),
                Optional.empty()));
  }

  @Test
  void everySettingIsTaken() {
    SetupConfig config =
        SetupConfig.from(
            Map.of(
                "TRAFFIC_CQL_CONTACT_POINTS", "node1:19042",
                "TRAFFIC_CQL_DATACENTER", "dc2",
                "TRAFFIC_CQL_ADMIN_PASSWORD_FILE", "/a",
                "TRAFFIC_CQL_LOADER_PASSWORD_FILE", "/l",
                "TRAFFIC_CQL_PAGE_PASSWORD_FILE", "/p",
                "TRAFFIC_CQL_REPLICATION", "dc2:2, dc1:3",
                "TRAFFIC_CQL_TRIGGER", "none",
                "TRAFFIC_SETUP_WAIT", "PT10S"));
    assertThat(config)
        .isEqualTo(
            new SetupConfig(
                List.of(InetSocketAddress.createUnresolved("node1", 19042)),
                "dc2",
                Path.of("/a"),
                Path.of("/l"),
                Path.of("/p"),
                new SchemaOptions(1, Map.of("dc1", 3, "dc2", 2), Optional.empty()),
                Duration.ofSeconds(10),
                Optional.empty()));
    assertThat(config.schema().replication())
        .isEqualTo("{'class': 'NetworkTopologyStrategy', 'dc1': 3, 'dc2': 2}");
  }

  @Test
  void aNumberIsTheReplicationOfASingleDatacenter() {
    assertThat(SetupConfig.from(Map.of("TRAFFIC_CQL_REPLICATION", "3")).schema().replication())
        .isEqualTo("{'class': 'SimpleStrategy', 'replication_factor': 3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x", "dc1:", ":3", "dc1:0", "dc1:3,dc2", "a':1", "dc1:3:4"})
  void aReplicationThatIsNoneIsAnError(String value) {
    assertThatThrownBy(() -> SetupConfig.from(Map.of("TRAFFIC_CQL_REPLICATION", value)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("TRAFFIC_CQL_REPLICATION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a'b", "a b", ";"})
  void aTriggerThatIsNoClassIsAnError(String value) {
    assertThatThrownBy(() -> SetupConfig.from(Map.of("TRAFFIC_CQL_TRIGGER", value)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("TRAFFIC_CQL_TRIGGER");
  }
}
