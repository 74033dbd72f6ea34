package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.benchmarks.capture.RealTraffic;
import trafficanalyzer.benchmarks.measure.Folder;

/** The captures that are measured on, made in a folder and removed from it when all is done. */
final class Captures implements AutoCloseable {
  /** For the hostile captures and for what the programs write. */
  private static final long ROOM_FOR_OTHERS = 1_500_000_000;

  private final Path folder;
  private final boolean keep;
  private final PrintStream progress;
  private final List<Path> made = new ArrayList<>();
  private long packetsOfRound;

  /**
   * @param keep whether what was made stays
   */
  Captures(Path folder, boolean keep, PrintStream progress) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.keep = keep;
    this.progress = progress;
  }

  /** A file or folder that may be made, and is removed at the end. */
  Path file(String name) {
    Path file = folder.resolve(name);
    made.add(file);
    return file;
  }

  /** The Ethernet frames of a folder of captures, once. */
  Path round(Path captures) throws IOException {
    if (!Files.isDirectory(captures)) {
      throw new IOException(captures + " is no folder; give one that holds captures");
    }
    Path round = file("round.pcap");
    RealTraffic.Gathered gathered = RealTraffic.gather(captures, round);
    progress.printf(
        "%s: %,d Ethernet frames of %,d captures; %,d other files%n",
        captures, gathered.packets(), gathered.captures(), gathered.others());
    packetsOfRound = gathered.packets();
    if (packetsOfRound == 0) {
      throw new IOException(captures + " holds no Ethernet frames");
    }
    return round;
  }

  /** The same repeated until there are so many frames. */
  Path big(Path round, long packets) throws IOException {
    long needed = Files.size(round) * (packets / packetsOfRound + 1) + ROOM_FOR_OTHERS;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          "%s has %,d MB free, %,d MB are needed; give another --folder or fewer --packets"
              .formatted(folder, free / 1_000_000, needed / 1_000_000));
    }
    progress.printf("making a capture of %,d packets in %s …%n", packets, folder);
    Path big = file("big.pcap");
    RealTraffic.repeat(round, big, packets);
    return big;
  }

  /** The beginning of the big capture. */
  Path part(Path big, long packets) throws IOException {
    Path part = file("part.pcap");
    RealTraffic.repeat(big, part, packets);
    return part;
  }

  @Override
  public void close() throws IOException {
    if (!keep) {
      for (Path file : made) {
        Folder.delete(file);
      }
    }
  }
}
