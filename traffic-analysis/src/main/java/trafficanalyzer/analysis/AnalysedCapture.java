package trafficanalyzer.analysis;

import java.nio.file.Path;
import java.util.Optional;
import trafficanalyzer.packet.file.CaptureFault;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * What a pass over a capture tells of the file itself.
 *
 * @param file as it was named
 * @param bytes of the file that were read
 * @param format of the file, for people
 * @param compression of the file, for people
 * @param health frames, bytes, times, link types, frames cut or out of the order of time
 * @param framesWithoutTime that got the time of another frame, as the file tells none
 * @param fault why reading ended before the end of the file; empty where it did not
 * @param complete whether all that can be read was read: not where the analyses wanted no more
 */
public record AnalysedCapture(
    Path file,
    long bytes,
    String format,
    String compression,
    CaptureHealth health,
    long framesWithoutTime,
    Optional<CaptureFault> fault,
    boolean complete) {
  /** What to call a file, for people: on one line, whatever it is called. */
  public static String nameOf(Path file) {
    return file.equals(CaptureReader.STANDARD_INPUT)
        ? "standard input"
        : VisibleText.of(file.toString());
  }

  /** What the file is called, for people. */
  public String name() {
    return nameOf(file);
  }
}
