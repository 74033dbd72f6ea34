package trafficanalyzer.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory may still be taken: by the machine's count and, in a container, by its limit. */
final class Memory {
  private static final Path CGROUP = Path.of("/sys/fs/cgroup");

  private Memory() {}

  static long availableMegabytes() {
    long limit = Preflight.number(CGROUP.resolve("memory.max"), Long.MAX_VALUE);
    long used = Preflight.number(CGROUP.resolve("memory.current"), 0);
    long machine = machineBytes();
    return (limit == Long.MAX_VALUE ? machine : Math.min(machine, limit - used)) >> 20;
  }

  private static long machineBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException e) {
      return Long.MAX_VALUE; // Not known is no reason to refuse.
    }
    return Long.MAX_VALUE;
  }
}
