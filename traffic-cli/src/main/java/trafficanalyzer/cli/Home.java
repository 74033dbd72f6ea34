package trafficanalyzer.cli;

import java.nio.file.Path;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Where the checkout is whose program this is. */
public final class Home {
  private Home() {}

  /** As the front door says it in the system property {@code traffic.home}. */
  public static Path path() {
    String home = System.getProperty("traffic.home", "");
    if (home.isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE, "the system property traffic.home is not set", "start with ./traffic");
    }
    return Path.of(home).toAbsolutePath().normalize();
  }
}
