package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The sensors whose slices this loader takes, each held by a lock on a file. The kernel frees the
 * lock however the process ends, and knows it in every container that shares the folder, so no
 * time-out guesses whether somebody is still alive.
 *
 * <p>The file says who had the stream last: what this loader knows of a sensor's names is out of
 * date once another one has loaded slices of it.
 */
final class Claims implements AutoCloseable {
  /**
   * Whatever this process has locked: a process may lock a file twice, and loses the lock when it
   * closes the file once.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private static final int LONGEST_NAME = 1024;

  private final Path folder;
  private final String loader;
  private final Consumer<String> takenOver;
  private final Map<String, FileChannel> held = new HashMap<>();

  /**
   * @param loader a name that no other loader has
   * @param takenOver told of a sensor whose slices another loader took since this one last did
   */
  Claims(Path folder, String loader, Consumer<String> takenOver) {
    this.folder = folder.toAbsolutePath();
    this.loader = loader;
    this.takenOver = takenOver;
  }

  /** Takes a sensor's stream unless another loader has it; whether it is this one's now. */
  boolean hold(String sensor) throws IOException {
    if (held.containsKey(sensor)) {
      return true;
    }
    Path file = folder.resolve(SafeName.ofSensor(sensor));
    if (!OURS.add(file)) {
      return false;
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null;
      if (locked) {
        if (!last(channel).equals(loader)) {
          sign(channel);
          takenOver.accept(sensor);
        }
        held.put(sensor, channel);
      }
      return locked;
    } finally {
      if (!held.containsKey(sensor)) {
        if (channel != null) {
          channel.close();
        }
        OURS.remove(file);
      }
    }
  }

  private static String last(FileChannel channel) throws IOException {
    ByteBuffer name = ByteBuffer.allocate(LONGEST_NAME);
    channel.read(name, 0);
    return new String(name.array(), 0, name.position(), StandardCharsets.UTF_8);
  }

  private void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(loader.getBytes(StandardCharsets.UTF_8)), 0);
  }

  boolean holds(String sensor) {
    return held.containsKey(sensor);
  }

  /** The sensors whose streams this loader has. */
  Set<String> held() {
    return new HashSet<>(held.keySet());
  }

  /** Leaves a stream to whoever wants it. */
  void release(String sensor) throws IOException {
    FileChannel channel = held.remove(sensor);
    if (channel != null) {
      channel.close();
      OURS.remove(folder.resolve(SafeName.ofSensor(sensor)));
    }
  }

  @Override
  public void close() throws IOException {
    for (String sensor : held()) {
      release(sensor);
    }
  }
}
