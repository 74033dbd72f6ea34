package trafficanalyzer.service;

import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/**
 * Serves {@code /health} (JSON; 200 when up, 503 when not) and {@code /metrics} (Prometheus text)
 * of one service.
 */
public final class StatusServer implements AutoCloseable {
  private final String address;
  private final int port;
  private final Setting portSetting;
  private final Javalin server;

  /**
   * @param address where to listen
   * @param port the TCP port; 0 takes a free one
   * @param portSetting the setting that the port came from, named if the port is taken
   */
  public StatusServer(
      String address,
      int port,
      Setting portSetting,
      Supplier<Health> health,
      PrometheusMeterRegistry metrics) {
    this.address = address;
    this.port = port;
    this.portSetting = portSetting;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.routes.get(
                  "/health",
                  context -> {
                    Health now = health.get();
                    context
                        .status(now.up() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                        .json(now);
                  });
              config.routes.get(
                  "/metrics",
                  context ->
                      context
                          .contentType("text/plain; version=0.0.4; charset=utf-8")
                          .result(metrics.scrape()));
            });
  }

  /** Begins to listen. */
  public void start() {
    try {
      server.start(address, port);
    } catch (JavalinBindException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot listen on " + address + ":" + port + ": " + e.getCause().getMessage(),
          "stop what uses the port or set " + portSetting.name(),
          e);
    }
  }

  /** The port that is listened on, once started. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
