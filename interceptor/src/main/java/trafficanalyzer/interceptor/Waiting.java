package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slices in {@code incoming} that no loader has taken yet, and how one of them is shed: its
 * capture goes, its sidecar stays as {@code NAME.shed.json}, which the loader records in {@code
 * captures}. Both are renames, so that whoever is killed in between leaves something that the next
 * one finishes, and a slice is either loaded or shed.
 *
 * <p>Captures without a sidecar are somebody else's: how many packets they hold is not known, so
 * they are neither counted nor shed.
 */
final class Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private static final String PCAP = ".pcap";
  private static final String JSON = ".json";
  private static final String SHED = ".shed.json";
  private static final String SHEDDING = ".shedding";

  /** A slice by its name without extension. */
  record Slice(String name, long bytes, FileTime written) {}

  private final Path incoming;

  Waiting(Path incoming) {
    this.incoming = incoming;
  }

  List<Slice> oldestFirst() throws IOException {
    List<Path> files = RecordingFolder.list(incoming);
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.getFileName().toString()));
    List<Slice> slices = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      String base = name.endsWith(PCAP) ? name.substring(0, name.length() - PCAP.length()) : "";
      if (!name.startsWith(".") && names.contains(base + JSON)) {
        slice(file, base).ifPresent(slices::add);
      }
    }
    slices.sort(Comparator.comparing(Slice::written).thenComparing(Slice::name));
    return slices;
  }

  private static Optional<Slice> slice(Path file, String base) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Slice(base, attributes.size(), attributes.lastModifiedTime()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // A loader took it.
    }
  }

  /**
   * Deletes a slice, and leaves the mark of it.
   *
   * @return the packets that it held; empty if a loader or another interceptor was quicker, or if
   *     nobody knows how many they are
   */
  Optional<Long> shed(Slice slice) throws IOException {
    Path hidden = incoming.resolve("." + slice.name() + SHEDDING);
    if (written(slice.name()).isEmpty()) {
      return Optional.empty();
    }
    try {
      // From here on it is no loader's any more.
      Files.move(incoming.resolve(slice.name() + PCAP), hidden, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return finish(slice.name(), hidden);
  }

  /** Finishes what a killed interceptor had begun; the packets of each slice. */
  List<Long> finishInterrupted() throws IOException {
    List<Long> packets = new ArrayList<>();
    for (Path file : RecordingFolder.list(incoming)) {
      String name = file.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(SHEDDING)) {
        String base = name.substring(1, name.length() - SHEDDING.length());
        // A slice of the same name may have been published since; its sidecar is not this one's.
        if (Files.exists(incoming.resolve(base + PCAP))) {
          Files.deleteIfExists(file);
        } else {
          finish(base, file).ifPresent(packets::add);
        }
      }
    }
    return packets;
  }

  private Optional<Long> finish(String name, Path hidden) throws IOException {
    Optional<Long> packets = written(name);
    try {
      Files.move(incoming.resolve(name + JSON), mark(name), StandardCopyOption.ATOMIC_MOVE);
      Spool.sync(incoming);
    } catch (NoSuchFileException e) {
      packets = Optional.empty(); // Marked already.
    }
    Files.deleteIfExists(hidden);
    return packets;
  }

  /**
   * Deletes the oldest marks where there are more than a number, and a tenth more, so that a spool
   * that no loader looks at stays bounded.
   *
   * @return how many were deleted
   */
  int forget(int most) throws IOException {
    List<Path> marks =
        RecordingFolder.list(incoming).stream()
            .filter(file -> file.getFileName().toString().endsWith(SHED))
            .toList();
    if (marks.size() <= most) {
      return 0;
    }
    Map<Path, FileTime> written = new HashMap<>();
    for (Path mark : marks) {
      if (Files.exists(mark)) { // A loader may have recorded it meanwhile.
        written.put(mark, Files.getLastModifiedTime(mark));
      }
    }
    List<Path> oldest =
        written.keySet().stream()
            .sorted(
                Comparator.comparing((Path mark) -> written.get(mark))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(marks.size() - most + most / 10)
            .toList();
    for (Path mark : oldest) {
      Files.deleteIfExists(mark);
    }
    return oldest.size();
  }

  private Path mark(String name) {
    Path mark = incoming.resolve(name + SHED);
    for (int number = 1; Files.exists(mark); number++) {
      mark = incoming.resolve(name + "." + number + SHED);
    }
    return mark;
  }

  private Optional<Long> written(String name) {
    try {
      return Optional.ofNullable(Sidecar.read(incoming.resolve(name + JSON)).written());
    } catch (IOException e) {
      LOG.debug("the packets of {} cannot be told", name, e);
      return Optional.empty();
    }
  }
}
