package trafficanalyzer.fuzzing.targets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.file.DuplicateWindow;
import trafficanalyzer.packet.file.NotACaptureException;

/** A capture that is repaired: what was written is whole, and has all frames that were saved. */
public final class RepairTarget {
  private static final int MOST_FRAMES = 2000;

  /** pcapng has two bytes for it. */
  private static final int LARGEST_LINK_TYPE = 0xFFFF;

  private RepairTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    long frames = 0;
    try (CaptureReader reader = InputFile.open(input);
        CaptureWriter writer = CaptureWriter.pcapng(saved)) {
      frames = save(reader, writer);
    } catch (NotACaptureException e) {
      return;
    }
    try (CaptureReader reader = InputFile.open(saved.toByteArray())) {
      long again = 0;
      while (reader.next()) {
        again++;
      }
      if (reader.fault().isPresent() || again != frames) {
        throw new AssertionError(
            "wrote " + frames + " frames, read " + again + ", fault: " + reader.fault());
      }
    }
  }

  private static long save(CaptureReader reader, CaptureWriter writer) throws IOException {
    DuplicateWindow duplicates = new DuplicateWindow(DuplicateWindow.USUAL_FRAMES);
    int frames = 0;
    do {
      while (frames < MOST_FRAMES && reader.next()) {
        frames++;
        duplicates.isDuplicate(reader);
        if (reader.linkType() >= 0 && reader.linkType() <= LARGEST_LINK_TYPE) {
          writer.write(reader);
        }
      }
    } while (frames < MOST_FRAMES && reader.resume());
    return writer.frames();
  }
}
