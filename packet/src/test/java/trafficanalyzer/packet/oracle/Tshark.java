package trafficanalyzer.packet.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * tshark as an oracle: every occurrence of each column, for each frame of a capture. Reassembly is
 * turned off, so that each frame tells only of itself.
 */
public final class Tshark {
  /**
   * What tshark told of a file.
   *
   * @param frames in the order of the file
   * @param error why it could not read on, in its words; empty where it read the whole file
   */
  record Reading(List<TsharkFrame> frames, String error) {
    /** Whether it knows the file's format but not its link type. */
    boolean unsupported() {
      return error.endsWith("contains record data that TShark doesn't support.");
    }
  }

  private static final List<String> OPTIONS =
      List.of(
          "-n",
          "-o",
          "ip.defragment:FALSE",
          "-o",
          "ipv6.defragment:FALSE",
          "-o",
          "tcp.desegment_tcp_streams:FALSE",
          "-T",
          "fields",
          "-E",
          "occurrence=a",
          "-E",
          "aggregator=,");

  private Tshark() {}

  /**
   * All frames of a file, up to the first fault that tshark sees.
   *
   * @param scratch a folder for what tshark prints
   */
  static Reading read(Path file, Path scratch) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tshark", "-r", file.toString()));
    command.addAll(OPTIONS);
    for (Column column : Column.values()) {
      command.add("-e");
      command.add(column.field());
    }
    Path printed = Files.createTempFile(scratch, "tshark", ".tsv");
    Path complaints = Files.createTempFile(scratch, "tshark", ".err");
    try {
      int status =
          new ProcessBuilder(command)
              .redirectOutput(printed.toFile())
              .redirectError(complaints.toFile())
              .start()
              .waitFor();
      return new Reading(frames(printed), status == 0 ? "" : error(complaints, status));
    } finally {
      Files.delete(printed);
      Files.delete(complaints);
    }
  }

  /** What is printed of packets; pcapng's other blocks are only counted. */
  private static List<TsharkFrame> frames(Path printed) throws IOException {
    List<TsharkFrame> frames = new ArrayList<>();
    int blocks = 0;
    for (String line : Files.readAllLines(printed, StandardCharsets.ISO_8859_1)) {
      TsharkFrame frame = TsharkFrame.parse(line);
      if (frame.packet()) {
        frames.add(frame.after(blocks));
      } else {
        blocks++;
      }
    }
    return frames;
  }

  private static String error(Path complaints, int status) throws IOException {
    return Files.readAllLines(complaints, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("tshark: "))
        .findFirst()
        .orElse("exit code " + status);
  }
}
