package trafficanalyzer.cli.console;

import java.time.Duration;
import java.util.Locale;

/** How far something is, in letters. */
public final class ProgressBar {
  private static final int WIDTH = 30;

  private ProgressBar() {}

  /**
   * A bar and a percentage.
   *
   * @param share from 0 to 1
   */
  public static String of(double share) {
    int done = (int) (share * WIDTH);
    return String.format(
        Locale.ROOT, "[%s%s] %3.0f %%", "#".repeat(done), ".".repeat(WIDTH - done), share * 100);
  }

  /** Minutes and seconds that it will take yet if it goes on like this; a ? while none is done. */
  public static String left(double share, double seconds) {
    if (share == 0) {
      return "?";
    }
    Duration left = Duration.ofSeconds(Math.round(seconds * (1 - share) / share));
    return left.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", left.toSecondsPart());
  }
}
