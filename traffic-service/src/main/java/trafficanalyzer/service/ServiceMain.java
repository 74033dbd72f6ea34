package trafficanalyzer.service;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one service until the process is told to stop (SIGTERM or SIGINT). A service that failed to
 * start is closed like any other, so {@link Service#close()} copes with one that is half started.
 */
public final class ServiceMain {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceMain.class);

  private ServiceMain() {}

  /**
   * Builds, starts and runs the service; never returns. A {@link ServiceException} becomes one line
   * on standard error and its exit status.
   *
   * @param name what the service calls itself in the log
   * @param construct reads the configuration and builds the inert service
   */
  public static void run(String name, Supplier<Service> construct) {
    try {
      Service service = construct.get();
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    service.close();
                    LOG.info("{} stopped", name);
                    stopped.countDown();
                  },
                  "shutdown"));
      service.start();
      LOG.info("{} started", name);
      stopped.await();
    } catch (ServiceException e) {
      System.err.println(name + ": " + e.getMessage());
      System.exit(e.exitCode().status());
    } catch (RuntimeException | InterruptedException e) {
      LOG.error("{} failed", name, e);
      System.exit(ExitCode.FAILED.status());
    }
  }
}
