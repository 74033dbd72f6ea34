package trafficanalyzer.exporter;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** A file whose first line is a password. */
final class PasswordFile {
  private PasswordFile() {}

  /** The password; every reason why there is none is told with its remedy. */
  static String read(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .findFirst()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .orElseThrow(() -> missing(file, "is empty", null));
    } catch (NoSuchFileException e) {
      throw missing(file, "does not exist", e);
    } catch (AccessDeniedException e) {
      throw missing(file, "may not be read by this user", e);
    } catch (IOException e) {
      throw missing(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static ServiceException missing(Path file, String what, IOException cause) {
    return new ServiceException(
        ExitCode.MISSING,
        "the JMX password file " + file.toAbsolutePath() + " " + what,
        "let "
            + ExporterConfig.PASSWORD_FILE.name()
            + " name jmx-exporter.password in the"
            + " credentials folder, readable by the exporter's user",
        cause);
  }
}
