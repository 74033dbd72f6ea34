package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.statistics.DamagedStateException;
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.packet.file.NotACaptureException;

/** Why a file cannot be analysed at all. */
final class Unreadable {
  private Unreadable() {}

  /** What to tell people. */
  static String reason(Path file, IOException e) {
    if (e instanceof NotACaptureException || e instanceof DamagedStateException) {
      return e.getMessage(); // names the file
    }
    if (e instanceof NoSuchFileException) {
      return file + " does not exist; check the path";
    }
    return AnalysedCapture.nameOf(file) + " cannot be read: " + Reason.of(e);
  }
}
