package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.loader.CaptureFiles;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * What is to be analysed.
 *
 * @param files in the order of their first packets; what is piped in comes first, and those that
 *     cannot be read do then
 * @param states how many of them were saved by an analysis
 */
record InputFiles(List<Path> files, long states) {
  /**
   * Looks what was named: files, folders of captures, and what is piped in.
   *
   * @throws IOException if a folder cannot be read
   */
  static InputFiles of(List<Path> paths) throws IOException {
    List<Path> named =
        paths.stream().filter(path -> !path.equals(CaptureReader.STANDARD_INPUT)).toList();
    List<Path> files = new ArrayList<>(CaptureFiles.inOrder(named));
    if (named.size() < paths.size()) {
      files.add(0, CaptureReader.STANDARD_INPUT); // comes once: it is not opened to look
    }
    return new InputFiles(
        List.copyOf(files), files.stream().filter(InputFiles::isReadableState).count());
  }

  private static boolean isReadableState(Path file) {
    try {
      return FileAnalysis.isState(file);
    } catch (IOException e) {
      return false; // Told when it is its turn to be read.
    }
  }

  boolean areStates() {
    return states == files.size();
  }

  boolean areCaptures() {
    return states == 0;
  }
}
