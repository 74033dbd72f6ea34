package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.DriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Sets a node up and ends: {@link StoreSetup} with the settings of the environment. Services that
 * use Cassandra wait for this to succeed.
 */
public final class SetupMain {
  private static final Logger LOG = LoggerFactory.getLogger(SetupMain.class);

  private SetupMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      new StoreSetup(SetupConfig.from(System.getenv()), LOG::info).run();
    } catch (ServiceException e) {
      System.err.println("setup: " + e.getMessage());
      System.exit(e.exitCode().status());
    } catch (DriverException e) {
      System.err.println("setup: Cassandra failed while it was set up: " + Failures.reason(e));
      System.exit(ExitCode.FAILED.status());
    }
  }
}
