package trafficanalyzer.cli.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that is not mistaken for another one which got its number later.
 *
 * @param pid the process number
 * @param startTicks when it started, in clock ticks since the machine did: field 22 of {@code
 *     /proc/PID/stat}, see proc(5)
 */
public record ProcessIdentity(long pid, long startTicks) {
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  /** The process that has this number now; empty where there is none. */
  public static Optional<ProcessIdentity> of(long pid) {
    return fields(pid).map(fields -> new ProcessIdentity(pid, Long.parseLong(fields[START_TIME])));
  }

  /** Whether it runs; a zombie, which only waits to be reaped, does not. */
  public boolean alive() {
    return fields(pid)
        .filter(fields -> Long.parseLong(fields[START_TIME]) == startTicks)
        .filter(fields -> !fields[STATE].equals("Z") && !fields[STATE].equals("X"))
        .isPresent();
  }

  /** Sends SIGTERM, or SIGKILL if {@code forcibly}. Nothing happens where it is gone already. */
  public void stop(boolean forcibly) {
    if (alive()) {
      ProcessHandle.of(pid).ifPresent(handle -> destroy(handle, forcibly));
    }
  }

  private static void destroy(ProcessHandle handle, boolean forcibly) {
    if (forcibly) {
      handle.destroyForcibly();
    } else {
      handle.destroy();
    }
  }

  /** For how long it has been running; zero where it does not. */
  public Duration uptime() {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().startInstant())
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** The memory it holds now (its resident set), in bytes; 0 where unknown. */
  public long residentBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0; // It ended meanwhile.
    }
    return 0;
  }

  /** The fields after the command's name, which is in brackets and may hold brackets itself. */
  private static Optional<String[]> fields(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    } catch (IOException e) {
      return Optional.empty(); // No such process.
    }
  }
}
