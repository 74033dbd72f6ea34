package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import trafficanalyzer.service.ByteSize;

/**
 * How long, or how much, a folder keeps of what is put into it; the oldest goes first.
 *
 * @param age of what is kept at most, since it was put there
 * @param bytes in all, at most
 */
record Retention(Duration age, long bytes) {
  static final Retention NOTHING = new Retention(Duration.ZERO, 0);
  static final Retention ALL = new Retention(Duration.ofDays(Integer.MAX_VALUE), Long.MAX_VALUE);

  private record Kept(Path file, Instant since, long bytes) {}

  /**
   * Reads {@code none}, {@code all}, an age such as {@code PT24H}, a size such as {@code 10g}, or
   * both, separated by a comma; empty where it is none of these.
   */
  static Optional<Retention> parse(String text) {
    if (text.equals("none")) {
      return Optional.of(NOTHING);
    }
    Retention both = ALL;
    for (String part : text.equals("all") ? new String[0] : text.split(",", -1)) {
      OptionalLong size = ByteSize.parse(part.strip());
      try {
        both =
            size.isPresent()
                ? new Retention(both.age, size.getAsLong())
                : new Retention(Duration.parse(part.strip()), both.bytes);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    return both.age.isNegative() ? Optional.empty() : Optional.of(both);
  }

  boolean keepsNothing() {
    return age.isZero() || bytes == 0;
  }

  boolean keepsAll() {
    return equals(ALL);
  }

  /** Deletes what is beyond; returns how many files that were. */
  int prune(Path folder, Instant now) throws IOException {
    if (keepsAll()) {
      return 0;
    }
    List<Kept> kept = list(folder);
    long total = kept.stream().mapToLong(Kept::bytes).sum();
    Instant oldest = now.minus(age);
    int deleted = 0;
    for (Kept next : kept) {
      if (total <= bytes && !next.since.isBefore(oldest)) {
        break;
      }
      delete(next.file);
      total -= next.bytes;
      deleted++;
    }
    return deleted;
  }

  /** The oldest first: a file's status changes when it is moved, its times of writing do not. */
  private static List<Kept> list(Path folder) throws IOException {
    List<Kept> kept = new ArrayList<>();
    for (Path file : SpoolFolders.list(folder)) {
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Object moved = Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
        kept.add(
            new Kept(
                file,
                ((FileTime) moved).toInstant(),
                attributes.isRegularFile() ? attributes.size() : 0));
      } catch (NoSuchFileException e) {
        continue; // Somebody has seen to it.
      }
    }
    kept.sort(Comparator.comparing(Kept::since));
    return kept;
  }

  private static void delete(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> within = Files.walk(file)) {
        for (Path path : within.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    } else {
      Files.deleteIfExists(file);
    }
  }
}
