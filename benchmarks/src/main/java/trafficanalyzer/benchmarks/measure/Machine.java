package trafficanalyzer.benchmarks.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures depend on, beside the program. */
public final class Machine {
  private Machine() {}

  /** Processor, memory, kernel and JDK. */
  public static String describe() throws IOException {
    return "%s, %d cores, %.0f GiB; Linux %s; Java %s"
        .formatted(
            value("/proc/cpuinfo", "model name").replaceAll(" +", " "),
            Runtime.getRuntime().availableProcessors(),
            Long.parseLong(value("/proc/meminfo", "MemTotal").replace(" kB", "")) / 1048576.0,
            System.getProperty("os.version"),
            System.getProperty("java.vendor.version", Runtime.version().toString()));
  }

  /** How busy the machine was in the last minute: 1.0 is one core. */
  public static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  /** The first line that a program prints about its version. */
  public static String version(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // Warnings may come first.
    return text.lines().filter(line -> line.matches(".*\\d\\.\\d.*")).findFirst().orElse(text);
  }

  private static String value(String file, String key) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
