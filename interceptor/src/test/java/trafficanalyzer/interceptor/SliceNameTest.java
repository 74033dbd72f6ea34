package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SliceNameTest {
  private static final long TIME = Instant.parse("2026-11-21T02:05:19.999Z").toEpochMilli();

  @Test
  void aSliceStartsAtTheClocksMultipleOfItsLength() {
    SliceName name = SliceName.at(TIME, 10, "eth0");
    assertThat(name).hasToString("capture_20261121T020510Z_10_eth0");
    assertThat(name.endMillis()).isEqualTo(TIME + 1);
    assertThat(SliceName.at(TIME + 1, 10, "eth0")).hasToString("capture_20261121T020520Z_10_eth0");
  }

  @Test
  void charactersThatAFileNameShouldNotHaveBecomeDashes() {
    assertThat(SliceName.at(TIME, 1, "wg@if/2_x.100"))
        .hasToString("capture_20261121T020519Z_1_wg-if-2-x.100");
  }

  @Test
  void theNameOfARecordingIsReadBack() {
    SliceName name = SliceName.at(TIME, 10, "eth0.100");
    assertThat(SliceName.parse(name.toString())).contains(name);
    assertThat(SliceName.parse(name + "+3")).contains(name);
    assertThat(SliceName.parse("capture_x_10_eth0")).isEmpty();
  }
}
