package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Finds the captures that a person means. */
public final class CaptureFiles {
  /** Also the names of rotated files, such as {@code trace.pcap12}, and of compressed ones. */
  private static final Pattern NAMES =
      Pattern.compile(".*\\.(pcap|pcapng|cap|dmp|snoop)[0-9]*(\\.(gz|zst|lz4))?");

  private record Found(Path file, Instant startedAt) {}

  private CaptureFiles() {}

  /**
   * The files that are named, and the captures in and below the folders that are named, in the
   * order of their first packets.
   *
   * @throws ServiceException where a path does not exist or a folder has no capture
   */
  public static List<Path> inOrder(List<Path> paths) throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : Files.isDirectory(path) ? below(path) : List.of(path)) {
        found.add(new Found(file, startedAt(file)));
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(Found::startedAt).thenComparing(Found::file))
        .map(Found::file)
        .distinct()
        .toList();
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> captures = files.filter(CaptureFiles::isNamedLikeACapture).toList();
      if (captures.isEmpty()) {
        throw new ServiceException(
            ExitCode.MISSING,
            "the folder "
                + folder
                + " holds no file named *.pcap, *.pcapng, *.cap, *.dmp or *.snoop",
            "name the captures themselves");
      }
      return captures;
    }
  }

  private static boolean isNamedLikeACapture(Path file) {
    return hasCaptureName(file) && Files.isRegularFile(file);
  }

  static boolean hasCaptureName(Path file) {
    return NAMES.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches();
  }

  /** What cannot be read comes first, so that it is told at once. */
  private static Instant startedAt(Path file) {
    try {
      return Slice.firstPacketTime(file);
    } catch (NoSuchFileException e) {
      throw new ServiceException(ExitCode.MISSING, file + " does not exist", "check the path", e);
    } catch (IOException e) {
      return Instant.MIN;
    }
  }
}
