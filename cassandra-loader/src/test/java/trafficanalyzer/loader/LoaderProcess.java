package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The loader as a process of its own, which may be killed. */
final class LoaderProcess implements AutoCloseable {
  private final Process process;

  LoaderProcess(Map<String, String> environment, Path log) throws IOException {
    this(List.of(), environment, log);
  }

  /** One that has no rights, where root runs the tests. */
  static LoaderProcess asOtherUser(Map<String, String> environment, Path log) throws IOException {
    return new LoaderProcess(OtherUser.prefix(), environment, log);
  }

  private LoaderProcess(List<String> prefix, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", program().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
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
