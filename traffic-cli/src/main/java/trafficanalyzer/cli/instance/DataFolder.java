package trafficanalyzer.cli.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Where an instance keeps its things.
 *
 * @param root the folder given by {@code --data}, absolute
 */
public record DataFolder(Path root) {
  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The folder that is used where none is given: {@code ~/.local/share/traffic-analyzer}. */
  public static DataFolder byDefault(Map<String, String> environment) {
    return new DataFolder(
        userHome(environment).resolve(Path.of(".local", "share", "traffic-analyzer")));
  }

  /** HOME, as every shell tool reads it; Java's own user.home looks only into the user database. */
  static Path userHome(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
  }

  /** The node's data. */
  public Path cassandra() {
    return root.resolve("cassandra");
  }

  /** Slices on their way from the interceptor to the loader. */
  public Path spool() {
    return root.resolve("spool");
  }

  /** One file a secret. */
  public Path credentials() {
    return root.resolve("credentials");
  }

  /** Prometheus' configuration and its time series. */
  public Path prometheus() {
    return root.resolve("prometheus");
  }

  /** The log of one process. */
  public Path log(String process) {
    return root.resolve("logs").resolve(process + ".log");
  }

  /** What runs now. */
  public Path instanceFile() {
    return root.resolve("run").resolve("instance.json");
  }

  /** Held by the {@code up} that owns this folder, for as long as it lives. */
  public Path lockFile() {
    return root.resolve("run").resolve("lock");
  }

  /**
   * Makes the folder and those in it, for their owner alone.
   *
   * @throws ServiceException where that is not possible
   */
  public void create() {
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      for (String folder : new String[] {"logs", "run", "spool"}) {
        Files.createDirectories(root.resolve(folder));
      }
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot make the data folder " + root + ": " + e,
          "choose another one with --data",
          e);
    }
  }
}
