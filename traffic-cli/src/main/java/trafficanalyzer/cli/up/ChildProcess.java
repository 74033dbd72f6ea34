package trafficanalyzer.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import trafficanalyzer.cli.instance.ProcessIdentity;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;

/** A child with its log in a file of its own and only its own settings in its environment. */
final class ChildProcess implements Part {
  private static final long LARGEST_LOG = 10 << 20;
  private static final long POLL_MILLIS = 50;

  private final Spec spec;
  private Process process;
  private ProcessIdentity identity;

  /** Where in the log this start began. */
  private long logStart;

  /**
   * How a child is started.
   *
   * @param command the whole command line
   * @param settings the only variables of ours that it gets
   * @param ready the URL that answers 200 when the child does its job; empty where running is
   *     enough
   */
  record Spec(
      String name,
      List<String> command,
      Map<String, String> settings,
      String address,
      String health,
      String ready,
      Path log) {}

  ChildProcess(Spec spec) {
    this.spec = spec;
  }

  @Override
  public void start() {
    try {
      keepLogSmall();
      logStart = Files.exists(log()) ? Files.size(log()) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(spec.command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith(Setting.PREFIX));
      builder.environment().putAll(spec.settings());
      process = builder.start();
      identity = ProcessIdentity.of(process.pid()).orElse(identity);
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          spec.name() + " cannot be started: " + e.getMessage(),
          "check that " + spec.command().get(0) + " is installed and " + spec.log() + " writable",
          e);
    }
  }

  @Override
  public void awaitReady(Duration limit, Consumer<String> progress) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!spec.ready().isEmpty() && !Http.ok(spec.ready())) {
      if (!process.isAlive()) {
        throw new ServiceException(
            exitCode(process.exitValue()),
            spec.name()
                + " ended with exit code "
                + process.exitValue()
                + ": "
                + LogFile.reason(log(), logStart),
            "its log is " + log());
      }
      if (System.nanoTime() > deadline) {
        throw new ServiceException(
            ExitCode.FAILED,
            spec.name() + " is not ready after " + limit.toSeconds() + " s",
            "its log is " + log());
      }
      Pause.millis(POLL_MILLIS);
    }
  }

  private static ExitCode exitCode(int status) {
    for (ExitCode code : ExitCode.values()) {
      if (code.status() == status && code != ExitCode.OK) {
        return code;
      }
    }
    return ExitCode.FAILED;
  }

  /** One old log is kept: enough to look back, and never more than twice the limit. */
  private void keepLogSmall() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG) {
      Files.move(
          log(),
          log().resolveSibling(log().getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public Optional<ProcessIdentity> identity() {
    return Optional.ofNullable(identity);
  }

  @Override
  public OptionalInt exitStatus() {
    return process == null || process.isAlive()
        ? OptionalInt.empty()
        : OptionalInt.of(process.exitValue());
  }

  @Override
  public String lastWords() {
    // Who was killed had no time to say why.
    boolean killed = exitStatus().orElse(0) > 128;
    return killed ? LogFile.lastLine(log()) : LogFile.reason(log(), logStart);
  }

  @Override
  public String address() {
    return spec.address();
  }

  @Override
  public String health() {
    return spec.health();
  }

  @Override
  public Path log() {
    return spec.log();
  }
}
