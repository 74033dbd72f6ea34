package trafficanalyzer.cli.up;

import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Waits between two looks at something that is polled. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(ExitCode.FAILED, "interrupted", "try again", e);
    }
  }
}
