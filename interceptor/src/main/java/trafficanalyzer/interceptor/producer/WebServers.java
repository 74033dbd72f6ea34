package trafficanalyzer.interceptor.producer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import trafficanalyzer.interceptor.producer.Site.Kind;

/** One HTTP or TLS server for each address and port; the sites of an address are virtual hosts. */
final class WebServers implements AutoCloseable {
  private final SSLContext tls;
  private final Set<String> taken = new HashSet<>();
  private final List<HttpServer> servers = new ArrayList<>();

  WebServers(SSLContext tls) {
    this.tls = tls;
  }

  /** Serves at the address and port, if nothing of ours does so yet. */
  void serve(Kind kind, InetAddress address, int port) {
    if (!taken.add(address.getHostAddress() + " " + port)) {
      return;
    }
    HttpServer server = kind == Kind.TLS ? secure(address, port) : plain(address, port);
    server.createContext("/", WebServers::answer);
    server.start();
    servers.add(server);
  }

  private static HttpServer plain(InetAddress address, int port) {
    return Binding.bind(address, port, socket -> HttpServer.create(socket, 0));
  }

  private HttpServer secure(InetAddress address, int port) {
    HttpsServer server = Binding.bind(address, port, socket -> HttpsServer.create(socket, 0));
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  /** As many bytes as the path says, so that sites differ in volume. */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      int size = path.matches("/\\d{1,5}") ? Integer.parseInt(path.substring(1)) : 0;
      byte[] body = new byte[size + 1];
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
