package trafficanalyzer.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Folders of mode 700 and files of mode 400 whose content never changes once they are there. */
final class SecretFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("r--------");

  /** What nobody but the owner may do. */
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(EnumSet.copyOf(PosixFilePermissions.fromString("rwx------")));

  private static final SecureRandom RANDOM = new SecureRandom();

  /** 192 random bits: 32 characters of Base64url, none of which needs quoting anywhere. */
  private static final int PASSWORD_BYTES = 24;

  private SecretFiles() {}

  static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Makes the folder, with its parents, or checks that nobody else may enter the one there is. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    // Unlike createDirectory, content with a folder that another process has just made.
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    check(folder, "700");
  }

  /**
   * Writes the file unless it is there. It appears whole or not at all, and where two write at once
   * the first one wins.
   */
  static void writeOnce(Path file, String content) throws IOException {
    if (Files.exists(file)) {
      check(file, "400");
      return;
    }
    Path temporary = write(file, content);
    try {
      // A hard link, other than a rename, does not replace what another process has just made.
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      check(file, "400");
    } finally {
      Files.delete(temporary);
    }
  }

  /** Writes a file that follows from others, in place of an older one. */
  static void replace(Path file, String content) throws IOException {
    if (Files.isReadable(file) && Files.readString(file).equals(content)) {
      check(file, "400");
      return;
    }
    Files.move(write(file, content), file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path write(Path file, String content) throws IOException {
    Path temporary =
        Files.createTempFile(
            file.getParent(),
            "." + file.getFileName(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(temporary, content, StandardOpenOption.TRUNCATE_EXISTING);
    Files.setPosixFilePermissions(temporary, FILE);
    return temporary;
  }

  private static void check(Path path, String mode) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new ServiceException(
          ExitCode.MISSING,
          path
              + " may be used by others ("
              + PosixFilePermissions.toString(permissions)
              + ") and holds secrets",
          "chmod " + mode + " " + path);
    }
    if (!Files.isReadable(path)) {
      throw new ServiceException(
          ExitCode.MISSING,
          path + " cannot be read by this user; it belongs to " + Files.getOwner(path).getName(),
          "run as that user, or remove the folder to have new secrets made for a new node");
    }
  }
}
