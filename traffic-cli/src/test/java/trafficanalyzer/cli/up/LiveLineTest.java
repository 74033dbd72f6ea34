package trafficanalyzer.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trafficanalyzer.cli.monitor.Figures;

class LiveLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final LiveLine line = new LiveLine();

  @Test
  void ratesAreMeansOverTheLastSlices() {
    line.next(0, figures(1000, 0, 0), List.of());

    assertThat(line.next(10 * SECOND, figures(4000, 2500, 0), List.of()))
        .startsWith("300 packets/s, 250 rows/s | hahaha.com 12.0/s, huhuhu.ro 3.0/s");
  }

  @Test
  void aSliceAtATimeIsASteadyRate() {
    for (int second = 0; second < 60; second++) {
      String text =
          line.next(second * SECOND, figures(100.0 * second, 250.0 * (second / 10), 0), List.of());
      if (second >= 20) {
        assertThat(text).startsWith("100 packets/s, 25 rows/s");
      }
    }
  }

  @Test
  void whatStandsStillHasNoRate() {
    line.next(0, figures(0, 0, 0), List.of());
    line.next(SECOND, figures(100, 100, 0), List.of());
    line.next(2 * SECOND, figures(200, 200, 0), List.of());

    assertThat(line.next(30 * SECOND, figures(200, 200, 0), List.of()))
        .startsWith("0 packets/s, 0 rows/s");
  }

  @Test
  void aCounterThatBeganAnewIsNotNegative() {
    line.next(0, figures(1000, 1000, 0), List.of());

    assertThat(line.next(SECOND, figures(10, 10, 0), List.of()))
        .startsWith("0 packets/s, 0 rows/s");
  }

  @Test
  void whatIsWrongIsTold() {
    assertThat(line.next(0, figures(0, 0, 7), List.of("loader is down")))
        .contains("7 slices wait (1.5 MB)")
        .endsWith("| loader is down");
  }

  @Test
  void whatIsWellIsNotTold() {
    assertThat(line.next(0, figures(0, 0, 1), List.of()))
        .doesNotContain("slices")
        .doesNotContain("dropped")
        .doesNotContain("unaccounted");
  }

  private static Figures figures(double packets, double rows, double waiting) {
    Map<String, Double> endpoints = new LinkedHashMap<>();
    endpoints.put("hahaha.com", 12.0);
    endpoints.put("huhuhu.ro", 3.0);
    return new Figures(packets, 0, rows, waiting, 1.5e6, 0, 0, "hahaha.com", endpoints);
  }
}
