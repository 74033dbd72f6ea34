package trafficanalyzer.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

class ExporterConfigTest {
  private static final Map<String, String> LEAST = Map.of("TRAFFIC_JMX_PASSWORD_FILE", "/p");

  @Test
  void defaultsAreForANodeOnThisMachine() {
    assertThat(ExporterConfig.from(LEAST))
        .isEqualTo(
            new ExporterConfig(
                "127.0.0.1",
                9100,
                List.of(new NodeAddress("127.0.0.1", 7199)),
                "traffic_exporter",
                Path.of("/p")));
  }

  @Test
  void everySettingIsTaken() {
    Map<String, String> environment =
        Map.of(
            "TRAFFIC_LISTEN", "0.0.0.0",
            "TRAFFIC_EXPORTER_PORT", "9999",
            "TRAFFIC_JMX_NODES", "cassandra-node, 10.0.0.2:7200 [::1]:7201,[fe80::1]",
            "TRAFFIC_JMX_USERNAME", "reader",
            "TRAFFIC_JMX_PASSWORD_FILE", "/run/secret");
    assertThat(environment).hasSameSizeAs(ExporterConfig.SETTINGS);
    assertThat(ExporterConfig.from(environment))
        .isEqualTo(
            new ExporterConfig(
                "0.0.0.0",
                9999,
                List.of(
                    new NodeAddress("cassandra-node", 7199),
                    new NodeAddress("10.0.0.2", 7200),
                    new NodeAddress("::1", 7201),
                    new NodeAddress("fe80::1", 7199)),
                "reader",
                Path.of("/run/secret")));
  }

  @Test
  void anAddressReadsAsItIsWritten() {
    assertThat(NodeAddress.parse("[::1]:7201")).hasToString("[::1]:7201");
    assertThat(NodeAddress.parse("node")).hasToString("node:7199");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a:0", "a:65536", "::1", "a/b:1", "a:1,a:1", "a,a:7199", ","})
  void aWrongListOfNodesIsAnError(String nodes) {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("TRAFFIC_JMX_NODES", nodes);
    assertThatThrownBy(() -> ExporterConfig.from(environment))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("TRAFFIC_JMX_NODES=" + nodes + " is not a list of");
  }

  @Test
  void noPasswordFileAndUnknownSettingsAreErrors() {
    assertThatThrownBy(() -> ExporterConfig.from(Map.of()))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("TRAFFIC_JMX_PASSWORD_FILE is not set; set it to");
    assertThatThrownBy(() -> ExporterConfig.from(Map.of("TRAFFIC_JMX_NODE", "a")))
        .hasMessageContaining("unknown setting TRAFFIC_JMX_NODE");
  }
}
