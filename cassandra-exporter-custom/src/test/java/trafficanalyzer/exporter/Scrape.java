package trafficanalyzer.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an exporter answered over HTTP. */
record Scrape(int status, String body) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Scrape of(Exporter exporter) {
    return of(exporter, "text/plain");
  }

  static Scrape of(Exporter exporter, String accept) {
    URI uri = URI.create("http://127.0.0.1:" + exporter.port() + "/metrics");
    try {
      HttpResponse<String> response =
          CLIENT.send(
              HttpRequest.newBuilder(uri).header("Accept", accept).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Scrape(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Scrapes until the body is as expected; fails if it never is. */
  static void until(Exporter exporter, Predicate<String> expected) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    String body = of(exporter).body();
    while (!expected.test(body)) {
      assertThat(Instant.now()).as(body).isBefore(end);
      Thread.sleep(50);
      body = of(exporter).body();
    }
  }

  static double errors(String body) {
    return body.lines()
        .filter(line -> line.startsWith("traffic_exporter_errors_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
        .sum();
  }

  static String withoutDuration(String body) {
    return body.lines()
        .filter(line -> !line.contains("traffic_exporter_scrape_duration_seconds"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The value of the one series that starts so and is of this node. */
  String value(String start, FakeNode node) {
    String series = start + ",node=\"" + node.address() + "\"} ";
    return body.lines()
        .filter(line -> line.startsWith(series))
        .findFirst()
        .orElseThrow()
        .substring(series.length());
  }
}
