package trafficanalyzer.node;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells from the node's log how far its start has come. */
final class StartProgress {
  private static final Map<String, String> PHASES = new LinkedHashMap<>();

  static {
    PHASES.put("Cassandra version:", "Cassandra is checking its environment");
    PHASES.put("Initializing system.", "Cassandra is opening its tables");
    PHASES.put("Replaying ", "Cassandra is replaying its commit log");
    PHASES.put("Node configuration:", "Cassandra is reading its configuration");
    PHASES.put("Starting shadow gossip round", "Cassandra is looking for other nodes");
    PHASES.put("JOINING:", "Cassandra is joining the ring");
    PHASES.put("Starting listening for CQL clients", "Cassandra serves CQL");
  }

  private final Path log;
  private final Consumer<String> progress;
  private long position;
  private String last = "";

  /** Looks only at what is logged from this position on. */
  StartProgress(Path log, long position, Consumer<String> progress) {
    this.log = log;
    this.position = position;
    this.progress = progress;
  }

  void look() {
    if (!Files.isReadable(log)) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      if (file.length() < position) {
        position = 0;
      }
      file.seek(position);
      byte[] bytes = new byte[(int) Math.min(file.length() - position, 1 << 20)];
      file.readFully(bytes);
      position += bytes.length;
      new String(bytes, StandardCharsets.UTF_8).lines().forEach(this::tell);
    } catch (IOException e) {
      // Progress is for people to see; that the node starts is checked elsewhere.
      position = 0;
    }
  }

  private void tell(String line) {
    for (Map.Entry<String, String> phase : PHASES.entrySet()) {
      if (line.contains(phase.getKey()) && !phase.getValue().equals(last)) {
        last = phase.getValue();
        progress.accept(last);
      }
    }
  }
}
