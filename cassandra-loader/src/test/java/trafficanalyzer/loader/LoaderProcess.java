package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The loader as a process of its own, which may be killed. */
final class LoaderProcess implements AutoCloseable {
  private final Process process;

  LoaderProcess(Map<String, String> environment, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                program().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TRAFFIC_"));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** As people run it. */
  private static Path program() {
    return Path.of(
        System.getProperty("traffic.home"), "cassandra-loader/target/cassandra-loader.jar");
  }

  boolean alive() {
    return process.isAlive();
  }

  int exitValue() throws InterruptedException {
    return process.waitFor();
  }

  /** SIGTERM; returns the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
