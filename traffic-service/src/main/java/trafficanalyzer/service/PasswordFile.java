package trafficanalyzer.service;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a password from the first line of a file. No error ever holds what was read. */
public final class PasswordFile {
  private PasswordFile() {}

  /**
   * The password.
   *
   * @param setting what named the file
   * @throws ServiceException where there is none, with the reason
   */
  public static String read(Path file, Setting setting) {
    try {
      String password = Files.readString(file).lines().findFirst().orElse("").strip();
      if (password.isEmpty()) {
        throw failure(file, setting, "is empty", null);
      }
      return password;
    } catch (NoSuchFileException e) {
      throw failure(file, setting, "is not there", e);
    } catch (AccessDeniedException e) {
      throw failure(file, setting, "is not readable by this user", e);
    } catch (IOException e) {
      throw failure(file, setting, "cannot be read as a line of text", e);
    }
  }

  private static ServiceException failure(Path file, Setting setting, String what, Throwable e) {
    return new ServiceException(
        ExitCode.MISSING,
        "password file " + file + " " + what,
        "set " + setting.name() + " to the file that was generated with the credentials",
        e);
  }
}
