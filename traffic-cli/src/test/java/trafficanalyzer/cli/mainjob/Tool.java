package trafficanalyzer.cli.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Other programs, run to their end, and conditions, waited for. */
public final class Tool {
  private static final long POLL_MILLIS = 100;

  private Tool() {}

  /** What a program printed; it must end with exit code 0. */
  public static String output(String... command) {
    return output(List.of(command));
  }

  /** As the other method. */
  public static String output(List<String> command) {
    try {
      Path errors = Files.createTempFile("tool", ".err");
      try {
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        assertThat(process.exitValue())
            .as("%s: %s %s", command, output, Files.readString(errors))
            .isZero();
        return output;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new AssertionError(command + " is needed for this test; ./traffic setup --for test", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until the condition holds, and fails with what was waited for if it never does. */
  public static void await(String what, Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("waited %s for %s", limit, what).isNegative();
      pause(POLL_MILLIS);
    }
  }

  /** Sleeps; what is waited for belongs into {@link #await}. */
  public static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
