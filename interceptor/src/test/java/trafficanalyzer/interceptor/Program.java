package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of our programs in a process of its own; killed when closed. */
public final class Program implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("status on port (\\d+)");

  private final Process process;
  private final Path log;

  /**
   * @param wrapper what the JVM is started by, such as setpriv; may be empty
   * @param options of the JVM
   */
  public Program(
      List<String> wrapper,
      List<String> options,
      Class<?> main,
      Map<String, String> settings,
      Path log)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    String classPath = System.getProperty("java.class.path");
    command.addAll(
        List.of("-Xmx128m", "-cp", wrapper.isEmpty() ? classPath : ReadableByAll.copy(classPath)));
    command.add(main.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TRAFFIC_"));
    builder.environment().putAll(settings);
    this.log = log;
    this.process = builder.start();
  }

  public static Program interceptor(Map<String, String> settings, Path log) throws IOException {
    return new Program(List.of(), List.of(), InterceptorMain.class, settings, log);
  }

  public Program awaitStarted() throws InterruptedException {
    Shell.await("start of\n" + log(), () -> log().contains(" started") || !process.isAlive());
    assertThat(process.isAlive()).as(log()).isTrue();
    return this;
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of a page of the interceptor's status server. */
  public String page(String path) {
    Matcher port = PORT.matcher(log());
    assertThat(port.find()).as(log()).isTrue();
    URI uri = URI.create("http://127.0.0.1:" + port.group(1) + path);
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGTERM; returns the exit status. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitStatus();
  }

  /** Sends SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exitStatus();
  }

  public int exitStatus() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
