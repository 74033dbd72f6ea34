package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which files of a watched folder are done with, so that a large folder is not read again at each
 * start. It only saves work: what is loaded is told by {@code captures}. A line a file, in the
 * spool: its name, device and inode, size, and time of writing.
 */
final class WatchNotes {
  private static final String GAP = "\t";

  /** Beyond these a file that is rewritten without names that are gone. */
  private static final int LINES_TO_KEEP = 10_000;

  private final Path file;
  private final Path folder;
  private final Map<String, FileVersion> done = new HashMap<>();
  private long size = -1;
  private int lines;

  WatchNotes(Path spool, Path folder) {
    this.folder = folder;
    this.file = spool.resolve(".watched-" + SafeName.hash(folder.toAbsolutePath().toString()));
  }

  /** Takes in what another loader has noted. */
  void refresh() throws IOException {
    long now = Files.exists(file) ? Files.size(file) : 0;
    if (now == size) {
      return;
    }
    done.clear();
    lines = 0;
    if (now > 0) {
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        read(line);
        lines++;
      }
    }
    size = now;
    if (lines > LINES_TO_KEEP) {
      shorten();
    }
  }

  private void read(String line) {
    String[] parts = line.split(GAP);
    if (parts.length == 4) { // Half a line was left by a crash.
      done.put(
          parts[0], new FileVersion(parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    }
  }

  /** Whether this very content is done with. */
  boolean holds(Path of, FileVersion version) {
    return version.equals(done.get(SafeName.percent(of)));
  }

  /** Whether this file is done with, as it was when it was shorter. */
  boolean holdsEarlier(Path of, FileVersion version) {
    FileVersion before = done.get(SafeName.percent(of));
    return before != null && before.key().equals(version.key()) && before.size() < version.size();
  }

  void add(Path of, FileVersion version) throws IOException {
    String line = line(SafeName.percent(of), version);
    Files.writeString(
        file,
        line,
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    done.put(SafeName.percent(of), version);
    size = Math.max(0, size) + line.length();
    lines++;
  }

  private static String line(String name, FileVersion version) {
    return String.join(
            GAP,
            name,
            version.key(),
            Long.toString(version.size()),
            Long.toString(version.modifiedNanos()))
        + "\n";
  }

  /** Leaves out files that are gone, if that is worth it. */
  private void shorten() throws IOException {
    Map<String, FileVersion> there = new LinkedHashMap<>();
    for (Path one : SpoolFolders.list(folder)) {
      String name = SafeName.percent(one);
      if (done.containsKey(name)) {
        there.put(name, done.get(name));
      }
    }
    if (there.size() > lines / 2) {
      return;
    }
    StringBuilder text = new StringBuilder();
    there.forEach((name, version) -> text.append(line(name, version)));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, text, StandardCharsets.US_ASCII);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    done.clear();
    done.putAll(there);
    lines = there.size();
    size = text.length();
  }
}
