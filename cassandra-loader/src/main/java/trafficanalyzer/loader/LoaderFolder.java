package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import trafficanalyzer.service.HostName;

/**
 * This process' own folder in {@code loading/}, with a lock that the kernel frees when the process
 * ends. So a folder whose lock can be had is a dead loader's; once its slices are taken over, it is
 * removed.
 */
final class LoaderFolder implements AutoCloseable {
  private static final String LOCK = ".lock";

  /** As with {@link Claims}: what this process has locked must not be opened again. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private LoaderFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes it: hidden until it is locked, so that nobody takes it for a dead loader's. */
  static LoaderFolder create(Path loading) throws IOException {
    String name =
        SafeName.ofSensor(HostName.get()) + "~" + Long.toHexString(new SecureRandom().nextLong());
    Path hidden = Files.createDirectory(loading.resolve("." + name));
    FileChannel lock = open(hidden);
    if (lock.tryLock() == null) {
      lock.close();
      throw new IOException("cannot lock " + hidden);
    }
    Path path = loading.resolve(name).toAbsolutePath();
    Files.move(hidden, path);
    OURS.add(path);
    return new LoaderFolder(path, lock);
  }

  /** The folder's name, which no other loader has. */
  String name() {
    return path.getFileName().toString();
  }

  /** Where a sensor's slice is while it is loaded; makes the folder. */
  Path of(String sensor) throws IOException {
    return Files.createDirectories(path.resolve(SafeName.ofSensor(sensor)));
  }

  /** Removes the folder of a loader that is dead, if it holds nothing any more. */
  static void removeIfAbandoned(Path folder) throws IOException {
    if (OURS.contains(folder.toAbsolutePath())) {
      return;
    }
    try (FileChannel channel = open(folder)) {
      if (channel.tryLock() != null) {
        removeIfEmpty(folder);
      }
    } catch (NoSuchFileException e) {
      return; // Another loader was quicker.
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      for (Path sensor : SpoolFolders.list(folder)) {
        Files.deleteIfExists(sensor);
      }
      Files.deleteIfExists(folder.resolve(LOCK));
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return; // What is in it waits for its turn.
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Leaves what is in it to the next loader. */
  @Override
  public void close() throws IOException {
    try (lock) {
      removeIfEmpty(path);
    } finally {
      OURS.remove(path);
    }
  }
}
