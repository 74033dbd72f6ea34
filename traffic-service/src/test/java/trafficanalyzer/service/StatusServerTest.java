package trafficanalyzer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StatusServerTest {
  private static final Setting PORT = new Setting("TRAFFIC_TEST_PORT", "0", "Port");

  private final AtomicReference<Health> health =
      new AtomicReference<>(new Health(true, "working", Map.of("slices", 3)));
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void healthIs503WhileNotUpAndMetricsAreServed() throws Exception {
    metrics.counter("traffic_test_packets").increment(7);
    try (StatusServer server = server(0)) {
      server.start();
      HttpResponse<String> up = get(server.port(), "/health");
      assertThat(up.statusCode()).isEqualTo(200);
      assertThat(up.body()).contains("\"state\":\"working\"", "\"slices\":3");

      health.set(new Health(false, "waiting for Cassandra", Map.of()));
      assertThat(get(server.port(), "/health").statusCode()).isEqualTo(503);
      assertThat(get(server.port(), "/metrics").body()).contains("traffic_test_packets_total 7.0");
    }
  }

  @Test
  void aTakenPortIsToldWithItsSetting() {
    try (StatusServer first = server(0)) {
      first.start();
      try (StatusServer second = server(first.port())) {
        assertThatThrownBy(second::start)
            .isInstanceOfSatisfying(
                ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.MISSING))
            .hasMessageContaining("127.0.0.1:" + first.port())
            .hasMessageContaining("TRAFFIC_TEST_PORT");
      }
    }
  }

  private StatusServer server(int port) {
    return new StatusServer("127.0.0.1", port, PORT, health::get, metrics);
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
