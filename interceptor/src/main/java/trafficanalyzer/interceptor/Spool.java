package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * The folders through which slices travel: {@code recording/} while they are written, {@code
 * incoming/} once they are whole. A slice appears there by rename, its sidecar before it, both
 * synced to the disk.
 */
public final class Spool {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final Integer ROOT = 0;
  private static final String PCAP = ".pcap";
  private static final String JSON = ".json";

  private final Path root;
  private final Path recording;
  private final Path incoming;

  private Spool(Path root, Path recording, Path incoming) {
    this.root = root;
    this.recording = recording;
    this.incoming = incoming;
  }

  /** The spool that a loader reads. */
  public static Spool at(Path root) {
    return new Spool(root, root.resolve("recording"), root.resolve("incoming"));
  }

  /** A plain folder of finished slices, for people. */
  public static Spool flat(Path folder) {
    return new Spool(folder, folder.resolve(".recording"), folder);
  }

  Path recording() {
    return recording;
  }

  Path incoming() {
    return incoming;
  }

  /**
   * Makes the folders that are missing.
   *
   * @throws ServiceException where they cannot be written
   */
  void prepare() {
    try {
      createFolder(root);
      createFolder(recording);
      createFolder(incoming);
      Files.delete(Files.createTempFile(recording, "check", ".tmp"));
      Files.delete(Files.createTempFile(incoming, "check", ".tmp"));
    } catch (IOException e) {
      String reason = e instanceof AccessDeniedException ? "permission denied" : e.toString();
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot write the spool " + root.toAbsolutePath() + ": " + reason,
          "make it writable, free space, or set " + CommonSettings.SPOOL.name(),
          e);
    }
  }

  private void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      handOver(folder, parent);
    }
  }

  /**
   * Publishes a slice that is complete and on the disk. If another slice has the name already, a
   * number is added to it.
   *
   * @param name base name that the slice is to have
   * @param pcap the recording
   * @param draft where the sidecar is in {@code recording/}
   * @param sidecar what it is to hold
   * @return the slice's place in {@code incoming/}
   */
  Path publish(String name, Path pcap, Path draft, Sidecar sidecar) throws IOException {
    sidecar.writeAndSync(draft);
    String free = reserve(name);
    Path target = incoming.resolve(free + PCAP);
    handOver(draft, incoming);
    handOver(pcap, incoming);
    // Journals keep the order of renames, so one sync does for both.
    Files.move(draft, incoming.resolve(free + JSON), StandardCopyOption.ATOMIC_MOVE);
    Files.move(pcap, target, StandardCopyOption.ATOMIC_MOVE);
    sync(incoming);
    return target;
  }

  /**
   * Publishes a recording whose sidecar was published before its process was killed.
   *
   * @return false if there is no such sidecar, or if it belongs to another slice
   */
  boolean publishBesideItsSidecar(String name, Path pcap) throws IOException {
    Path target = incoming.resolve(name + PCAP);
    Path sidecar = incoming.resolve(name + JSON);
    if (Files.exists(target) || !Files.exists(sidecar) || Files.size(sidecar) == 0) {
      return false;
    }
    handOver(pcap, incoming);
    Files.move(pcap, target, StandardCopyOption.ATOMIC_MOVE);
    sync(incoming);
    return true;
  }

  /**
   * Takes a name by creating its sidecar, which fails if another interceptor was quicker: a rename
   * alone would replace the other's slice.
   */
  private String reserve(String name) throws IOException {
    for (int number = 0; ; number++) {
      String candidate = number == 0 ? name : name + "." + number;
      if (Files.exists(incoming.resolve(candidate + PCAP))) {
        continue;
      }
      try {
        Files.createFile(incoming.resolve(candidate + JSON));
        return candidate;
      } catch (FileAlreadyExistsException e) {
        // The next number, then.
      }
    }
  }

  /**
   * Capturing may need root where the rest runs as a plain user: what root makes is given to the
   * owner of the folder that it is made in.
   */
  static void handOver(Path made, Path folder) throws IOException {
    Object owner = Files.getAttribute(folder, "unix:uid");
    if (!Files.getAttribute(made, "unix:uid").equals(ROOT) || owner.equals(ROOT)) {
      return;
    }
    try {
      Files.setAttribute(made, "unix:gid", Files.getAttribute(folder, "unix:gid"));
      Files.setAttribute(made, "unix:uid", owner);
    } catch (FileSystemException e) {
      // Root without CAP_CHOWN, as in a container: all may read the slice, and who owns the folder
      // may move it.
      LOG.debug("{} stays root's: {}", made, e.getMessage());
    }
  }

  /** Makes the names of a folder last over a power cut. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
