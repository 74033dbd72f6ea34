package trafficanalyzer.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to be measured as a whole process. Its times and memory are the kernel's own figures,
 * which GNU time prints.
 *
 * @param name what it is called in tables
 * @param command with its arguments; must exit with 0
 * @param environment added to ours
 * @param output where what it prints goes; what was there is replaced
 * @param before makes ready for one run, such as by removing what the last one wrote
 */
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path output,
    Preparation before) {
  private static final Path NOWHERE = Path.of("/dev/null");
  private static final int LONGEST_COMPLAINT = 300;
  private static final long LONGEST_RUN_MINUTES = 30;

  /** What is done before each run. */
  @FunctionalInterface
  public interface Preparation {
    /** Makes ready for one run. */
    void prepare() throws IOException;
  }

  /** A program whose output is thrown away. */
  public static Program of(String name, String... command) {
    return new Program(name, List.of(command), Map.of(), NOWHERE, () -> {});
  }

  /** The same with its output in a file. */
  public Program into(Path file) {
    return new Program(name, command, environment, file, before);
  }

  /** The same with a variable set. */
  public Program with(String variable, String value) {
    return new Program(name, command, Map.of(variable, value), output, before);
  }

  /** The same with something done before each run. */
  public Program after(Preparation preparation) {
    return new Program(name, command, environment, output, preparation);
  }

  /**
   * Runs it once.
   *
   * @throws IOException if it cannot be started, fails, or runs for longer than 30 minutes
   */
  public Run run() throws IOException {
    Run run = run(false);
    if (!run.succeeded()) {
      throw new IOException(String.join(" ", command) + " " + run.failure());
    }
    return run;
  }

  /**
   * Runs it once, however it ends, and counts the lines that it prints; the clock then tells of the
   * counting too.
   *
   * @throws IOException if it cannot be started, or runs for longer than 30 minutes
   */
  public Run tryCountingLines() throws IOException {
    return run(true);
  }

  private Run run(boolean countLines) throws IOException {
    before.prepare();
    Path figures = Files.createTempFile("benchmark", ".time");
    Path errors = Files.createTempFile("benchmark", ".errors");
    try {
      List<String> timed =
          new ArrayList<>(
              List.of("/usr/bin/time", "-q", "-o", figures.toString(), "-f", "%U %S %M"));
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      if (!countLines) {
        builder.redirectOutput(output.toFile());
      }
      long start = System.nanoTime();
      Process process = builder.start();
      process.getOutputStream().close();
      long lines = countLines ? lines(process.getInputStream()) : -1;
      int status = await(process);
      double wall = (System.nanoTime() - start) / 1e9;
      String[] words = Files.readString(figures).strip().split(" ");
      double cpu = Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
      String failure = status == 0 ? "" : "ended with status " + status + ": " + complaint(errors);
      return new Run(wall, cpu, Double.parseDouble(words[2]) / 1024, lines, failure);
    } finally {
      Files.delete(figures);
      Files.delete(errors);
    }
  }

  private static int await(Process process) throws IOException {
    try {
      if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("still running after " + LONGEST_RUN_MINUTES + " minutes");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static long lines(InputStream printed) throws IOException {
    byte[] bytes = new byte[1 << 16];
    long lines = 0;
    for (int length; (length = printed.read(bytes)) >= 0; ) {
      for (int i = 0; i < length; i++) {
        if (bytes[i] == '\n') {
          lines++;
        }
      }
    }
    return lines;
  }

  /** The first words of what it complained about, without the JVM's remark on its options. */
  private static String complaint(Path errors) throws IOException {
    String text = Files.readString(errors).replaceFirst("^NOTE: Picked up .*\\R", "").strip();
    return text.substring(0, Math.min(text.length(), LONGEST_COMPLAINT));
  }
}
