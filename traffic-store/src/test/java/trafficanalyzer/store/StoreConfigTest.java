package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Settings;

class StoreConfigTest {
  @Test
  void theDefaultsAreASingleNodeOnThisMachine() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new StoreConfig(
                List.of(InetSocketAddress.createUnresolved("127.0.0.1", 9042)),
                "datacenter1",
                "traffic_loader",
                Optional.empty(),
                DefaultConsistencyLevel.LOCAL_QUORUM,
                Optional.empty()));
  }

  @Test
  void everySettingIsTaken() {
    assertThat(
            from(
                Map.of(
                    "TRAFFIC_CQL_CONTACT_POINTS", "node1:9042, [2001:db8::1]:19042",
                    "TRAFFIC_CQL_DATACENTER", "dc2",
                    "TRAFFIC_CQL_USERNAME", "traffic_page",
                    "TRAFFIC_CQL_PASSWORD_FILE", "/run/page.password",
                    "TRAFFIC_CQL_CONSISTENCY", "LOCAL_ONE")))
        .isEqualTo(
            new StoreConfig(
                List.of(
                    InetSocketAddress.createUnresolved("node1", 9042),
                    InetSocketAddress.createUnresolved("2001:db8::1", 19042)),
                "dc2",
                "traffic_page",
                Optional.of(Path.of("/run/page.password")),
                DefaultConsistencyLevel.LOCAL_ONE,
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"node1", "node1:", ":9042", "2001:db8::1:9042", "a:0", "a:65536", "a:b", ","})
  void aContactPointThatIsNoneIsAnError(String value) {
    assertThatThrownBy(() -> from(Map.of("TRAFFIC_CQL_CONTACT_POINTS", value)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("TRAFFIC_CQL_CONTACT_POINTS=" + value + " is not host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local_one", "SERIAL", "TWO?"})
  void aConsistencyThatCannotBeReadAndWrittenWithIsAnError(String value) {
    assertThatThrownBy(() -> from(Map.of("TRAFFIC_CQL_CONSISTENCY", value)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("is not a consistency level such as LOCAL_ONE");
  }

  @Test
  void contactPointsAreShownAsTheyAreSet() {
    assertThat(from(Map.of("TRAFFIC_CQL_CONTACT_POINTS", "node1:9042,[2001:db8::1]:19042")).where())
        .isEqualTo("node1:9042, [2001:db8::1]:19042");
  }

  private static StoreConfig from(Map<String, String> environment) {
    return StoreConfig.from(Settings.of(environment, StoreConfig.SETTINGS));
  }
}
