package trafficanalyzer.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * A real Cassandra node, run from Maven's artifacts as a process of its own. The process does not
 * end with this one: that is the caller's decision, by {@link #close()} or {@link #pid()}.
 *
 * <p>Once {@link #awaitReady} returns, {@link Credentials#ADMIN} can log in with its generated
 * password; there is no other role and no default one.
 */
public final class EmbeddedNode implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;

  private final NodeConfig config;
  private final NodeFiles files;
  private final NodeCommand command;
  private final List<String> prefix;
  private Process process;

  /** Where this run's part of the log begins. */
  private long logStart;

  /** Does nothing yet. */
  public EmbeddedNode(NodeConfig config) {
    this(config, List.of());
  }

  /**
   * As the other constructor, for a process that another program prepares.
   *
   * @param prefix the program that replaces itself with the node, such as setsid or setpriv, with
   *     its arguments
   */
  public EmbeddedNode(NodeConfig config, List<String> prefix) {
    this.config = config;
    this.prefix = List.copyOf(prefix);
    this.files = new NodeFiles(config);
    this.command = new NodeCommand(config, files);
  }

  /** The JVM's options that a process needs which runs Cassandra's code. */
  public static List<String> jdkAccess() {
    return NodeFiles.jdkAccess();
  }

  /**
   * Writes the configuration and starts the process.
   *
   * @throws ServiceException where a port is taken, the libraries are not built or a folder cannot
   *     be written
   */
  public void start() {
    NodePorts.check(config);
    try {
      files.write();
      logStart = Files.exists(files.log()) ? Files.size(files.log()) : 0;
      config.credentials().writeCqlshrc(config.address(), config.cqlPort());
      List<String> line = new ArrayList<>(prefix);
      line.addAll(command.daemon());
      process =
          new ProcessBuilder(line)
              .directory(config.data().toFile())
              .redirectErrorStream(true)
              .redirectOutput(files.console().toFile())
              .start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "Cassandra cannot be started in " + config.data() + ": " + e.getMessage(),
          "make it a folder with free space that this user may write",
          e);
    }
  }

  /**
   * Waits until the node serves CQL.
   *
   * @param limit how long at most
   * @param progress told a line for people whenever something new is known
   * @throws ServiceException where the node ended, with the reason, or is not ready in time
   */
  public void awaitReady(Duration limit, Consumer<String> progress) {
    long deadline = System.nanoTime() + limit.toNanos();
    StartProgress phases = new StartProgress(files.log(), logStart, progress);
    while (!NativeProtocol.answers(config.address(), config.cqlPort())) {
      if (!process.isAlive()) {
        throw NodeFailure.of(process.exitValue(), files, logStart);
      }
      if (System.nanoTime() > deadline) {
        throw new ServiceException(
            ExitCode.FAILED,
            "Cassandra does not serve CQL on "
                + config.address()
                + ":"
                + config.cqlPort()
                + " after "
                + limit.toSeconds()
                + " s",
            "look into " + files.log());
      }
      phases.look();
      sleep();
    }
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs. */
  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** How the process ended; empty while it runs. */
  public OptionalInt exitStatus() {
    return process == null || process.isAlive()
        ? OptionalInt.empty()
        : OptionalInt.of(process.exitValue());
  }

  /** What Cassandra logs. */
  public Path log() {
    return files.log();
  }

  /** What it was made with. */
  public NodeConfig config() {
    return config;
  }

  /** The command line of nodetool for this node, to be run as it is. */
  public List<String> nodetool(String... arguments) {
    try {
      return command.nodetool(List.of(arguments));
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING, "nodetool's libraries cannot be read: " + e, "build them anew", e);
    }
  }

  /** Stops the node: it writes to disk what it holds (drain); if it hangs, it is killed. */
  @Override
  public void close() {
    if (!alive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          ExitCode.FAILED, "interrupted while Cassandra starts", "try again");
    }
  }
}
