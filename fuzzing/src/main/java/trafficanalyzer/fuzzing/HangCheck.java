package trafficanalyzer.fuzzing;

import java.time.Duration;

/**
 * Tells a hang from a machine that was busy: an input that took the fuzzer more than a second is
 * run again, several times, in a program that is warm and not slowed down by the fuzzer's counting.
 */
final class HangCheck {
  /** A hang is more than a second for a mebibyte or less. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final int TIMES = 5;

  private HangCheck() {}

  /** Whether even the fastest of several runs takes too long. */
  static boolean hangs(FuzzTarget target, byte[] input) throws InterruptedException {
    for (int i = 0; i < TIMES; i++) {
      if (endsInTime(target, input)) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsInTime(FuzzTarget target, byte[] input) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                target.run(input);
              } catch (Exception | Error e) {
                // It ends: that is all that is asked here.
              }
            });
    thread.setDaemon(true); // it may never end
    thread.start();
    thread.join(LIMIT.toMillis());
    return !thread.isAlive();
  }
}
