package trafficanalyzer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Setting ROWS = new Setting("TRAFFIC_ROWS", "100", "Rows in a batch");
  private static final Setting AGE = new Setting("TRAFFIC_AGE", "PT24H", "How long names last");
  private static final Setting LIST = new Setting("TRAFFIC_LIST", "", "Some names");

  @Test
  void defaultsHoldWhereNothingOrNothingButSpaceIsSet() {
    assertThat(settings(Map.of()).integer(ROWS, 1, 1000)).isEqualTo(100);
    assertThat(settings(Map.of("TRAFFIC_ROWS", " ")).integer(ROWS, 1, 1000)).isEqualTo(100);
    assertThat(settings(Map.of()).duration(AGE)).isEqualTo(Duration.ofHours(24));
    assertThat(settings(Map.of()).list(LIST)).isEmpty();
  }

  @Test
  void listsAreSplitAtCommasAndSpaces() {
    assertThat(settings(Map.of("TRAFFIC_LIST", "80, 443 8080")).list(LIST))
        .containsExactly("80", "443", "8080");
  }

  @Test
  void aMisspeltSettingIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> settings(Map.of("TRAFFIC_ROWZ", "1", "PATH", "/bin")))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "unknown setting TRAFFIC_ROWZ; known here: TRAFFIC_AGE, TRAFFIC_LIST, TRAFFIC_ROWS");
  }

  @Test
  void aWrongValueIsToldWithWhatIsExpected() {
    assertThatThrownBy(() -> settings(Map.of("TRAFFIC_ROWS", "0")).integer(ROWS, 1, 1000))
        .hasMessage(
            "TRAFFIC_ROWS=0 is not a whole number from 1 to 1000;"
                + " set it to a whole number from 1 to 1000 (Rows in a batch)");
    assertThatThrownBy(() -> settings(Map.of("TRAFFIC_AGE", "-PT1S")).duration(AGE))
        .hasMessageContaining("positive ISO 8601 duration");
    assertThatThrownBy(() -> settings(Map.of("TRAFFIC_AGE", "1 day")).duration(AGE))
        .hasMessageContaining("positive ISO 8601 duration");
  }

  private static Settings settings(Map<String, String> environment) {
    return Settings.of(environment, List.of(ROWS, AGE, LIST));
  }
}
