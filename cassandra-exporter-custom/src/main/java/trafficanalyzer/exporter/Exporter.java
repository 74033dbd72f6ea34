package trafficanalyzer.exporter;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.PasswordFile;
import trafficanalyzer.service.Service;
import trafficanalyzer.service.ServiceException;

/** Serves the endpoint counters of all nodes at {@code /metrics}. */
public final class Exporter implements Service {
  /** Half of Prometheus' default scrape timeout. */
  private static final Duration NODE_DEADLINE = Duration.ofSeconds(5);

  private final ExporterConfig config;
  private final List<NodeReader> nodes;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private HTTPServer server;

  /** Builds an exporter that does nothing yet. */
  public Exporter(ExporterConfig config) {
    this(config, NODE_DEADLINE);
  }

  Exporter(ExporterConfig config, Duration nodeDeadline) {
    this.config = config;
    Counter errors =
        Counter.builder()
            .name("traffic_exporter_errors_total")
            .help("Connections to a node, and reads of it, that failed")
            .labelNames("node")
            .register(registry);
    this.nodes =
        config.nodes().stream()
            .map(node -> new NodeReader(node, config, nodeDeadline, errors))
            .toList();
    registry.register(new EndpointCollector(nodes));
  }

  @Override
  public void start() {
    PasswordFile.read(config.passwordFile(), ExporterConfig.PASSWORD_FILE);
    RmiTimeouts.install();
    server = listen();
    nodes.forEach(NodeReader::start);
  }

  private HTTPServer listen() {
    try {
      return HTTPServer.builder()
          .inetAddress(InetAddress.getByName(config.listen()))
          .port(config.port())
          .registry(registry)
          .buildAndStart();
    } catch (UnknownHostException e) {
      throw new ServiceException(
          ExitCode.USAGE,
          CommonSettings.LISTEN.name() + "=" + config.listen() + " is no address of this machine",
          "set it to an address such as 127.0.0.1 or 0.0.0.0",
          e);
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot listen on " + config.listen() + ":" + config.port() + ": " + e.getMessage(),
          "stop what uses the port or set " + ExporterConfig.PORT.name(),
          e);
    }
  }

  /** The port that is listened on, once started. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    nodes.forEach(NodeReader::close);
  }
}
