package trafficanalyzer.testing;

import java.io.IOException;

/** Other people's programs, which tests compare ours with. */
public final class Programs {
  private Programs() {}

  /** Whether tshark is installed. */
  public static boolean isTsharkThere() throws InterruptedException {
    try {
      return new ProcessBuilder("tshark", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
