package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that processes write, as far as Linux lets this one see: those of its own user, or of
 * everybody as root, in its container. So an open file is not complete, but one that is not seen to
 * be open need not be.
 */
final class OpenFiles {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags:\\s+([0-7]+)$");
  private static final int ACCESS_MODE = 3; // O_ACCMODE; 0 is O_RDONLY

  private OpenFiles() {}

  /** Device and inode of each, as {@link FileVersion#key} has them. */
  static Set<Object> forWriting() {
    Set<Object> open = new HashSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        add(process, open);
      }
    } catch (IOException e) {
      return open; // No Linux, or no /proc.
    }
    return open;
  }

  private static void add(Path process, Set<Object> open) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        addIfWritten(process, descriptor, open);
      }
    } catch (IOException e) {
      return; // Not ours to see, or it has ended.
    }
  }

  private static void addIfWritten(Path process, Path descriptor, Set<Object> open) {
    try {
      BasicFileAttributes file = Files.readAttributes(descriptor, BasicFileAttributes.class);
      if (!file.isRegularFile()) {
        return;
      }
      String info = Files.readString(process.resolve("fdinfo").resolve(descriptor.getFileName()));
      Matcher flags = FLAGS.matcher(info);
      if (flags.find() && (Integer.parseInt(flags.group(1), 8) & ACCESS_MODE) != 0) {
        open.add(String.valueOf(file.fileKey()));
      }
    } catch (IOException e) {
      return; // Closed meanwhile.
    }
  }
}
