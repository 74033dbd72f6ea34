package trafficanalyzer.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpTest {
  @Test
  void aServiceThatIsNotWellStillSaysWhy() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(503, 7);
          exchange.getResponseBody().write("waiting".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/health";

      assertThat(Http.get(url)).contains(new Http.Answer(503, "waiting"));
      assertThat(Http.ok(url)).isFalse();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void oneThatAcceptsAndNeverAnswersCountsAsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(Http.get("http://127.0.0.1:" + silent.getLocalPort() + "/")).isEmpty();
    }
  }
}
