package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.CaptureWriter;

/**
 * A capture that is written beside its place under a hidden name, and put there by an atomic rename
 * once it is complete.
 */
final class RepairedFile implements AutoCloseable {
  private final Path place;
  private final Path temporary;
  private final boolean replace;
  private final String name;
  private final HeldFrame held = new HeldFrame();
  private OutputStream file;
  private CaptureWriter writer;
  private boolean finished;

  /**
   * @param replace whether what is there already goes
   */
  RepairedFile(Path place, boolean replace) {
    this.place = place;
    this.replace = replace;
    name = place.getFileName().toString().toLowerCase(Locale.ROOT);
    temporary =
        place.resolveSibling(
            "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
  }

  /** Writes the frame that a reader is at, as soon as what follows it was seen. */
  void write(CaptureReader frame) throws IOException {
    if (writer == null) {
      writer = open(frame);
    }
    held.writeTo(writer);
    held.hold(frame);
  }

  /** Leaves out the frame before a fault where it seems to be read from damage, too. */
  boolean dropOddFrame(CaptureReader atFault) {
    // The lengths around a pcapng block agreed, so its frame is what was written.
    return !isPcapng(atFault) && held.dropIfOdd();
  }

  /** Frames written so far. */
  long frames() {
    return writer == null ? 0 : writer.frames();
  }

  /** Puts the file into its place; also one without frames. */
  void finish(CaptureReader reader) throws IOException {
    if (writer == null) {
      writer = open(reader);
    }
    held.writeTo(writer);
    writer.close();
    try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    if (!replace && Files.exists(place)) {
      throw new FileAlreadyExistsException(place + " has come into being meanwhile");
    }
    Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  private CaptureWriter open(CaptureReader reader) throws IOException {
    file = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
    temporary.toFile().deleteOnExit(); // Ctrl-C comes without a finally.
    OutputStream compressed = CaptureWriter.compressed(file, name);
    return isPcap(reader)
        ? CaptureWriter.pcap(compressed, Math.max(0, reader.linkType()), keepsNanos(reader))
        : CaptureWriter.pcapng(compressed);
  }

  private boolean isPcap(CaptureReader reader) {
    String plain = CaptureWriter.withoutCompression(name);
    if (plain.endsWith(".pcapng")) {
      return false;
    }
    return plain.endsWith(".pcap") || plain.endsWith(".cap") || !isPcapng(reader);
  }

  private static boolean isPcapng(CaptureReader reader) {
    return reader.format().startsWith("pcapng");
  }

  /** An interface of pcapng that has them may come later; other formats tell from the start. */
  private static boolean keepsNanos(CaptureReader reader) {
    return reader.hasNanoseconds() || isPcapng(reader);
  }

  @Override
  public void close() throws IOException {
    if (finished || file == null) {
      return;
    }
    try {
      if (writer != null) {
        writer.close(); // for what a compressor holds
      }
    } finally {
      file.close();
      Files.deleteIfExists(temporary);
    }
  }
}
