package trafficanalyzer.fuzzing.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * An input as a file: the reader then knows its size, and takes a small buffer for a small one; a
 * stream might become long, and takes a mebibyte at once.
 */
final class InputFile {
  /** Memory, on Linux: a disk would take most of the time. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final Path FILE = create();

  private InputFile() {}

  /** Writes the input, over the one before, and opens it. */
  static CaptureReader open(byte[] input) throws IOException {
    return CaptureReader.open(Files.write(FILE, input));
  }

  private static Path create() {
    try {
      Path file =
          Files.isWritable(MEMORY)
              ? Files.createTempFile(MEMORY, "fuzzing", ".pcap")
              : Files.createTempFile("fuzzing", ".pcap");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
