package trafficanalyzer.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;

/**
 * One pass over a capture: each frame is decoded once and shown to every analysis; what is
 * compressed, another thread decompresses. A damaged capture is read up to its first fault, which
 * the result tells.
 *
 * <p>Not for use by several threads at once.
 */
public final class CaptureAnalysis {
  private static final long TELL_EVERY = 4096;

  private final Analysis[] analyses;

  /** How many of them, at the beginning, see fragments before these are told their flow. */
  private final int seeFragmentsAlone;

  private final AnalysisProgress progress;
  private final Packet packet = new Packet();

  /**
   * @param progress told every some thousand frames, and at the end
   */
  public CaptureAnalysis(List<? extends Analysis> analyses, AnalysisProgress progress) {
    this.analyses =
        analyses.stream()
            .sorted(Comparator.comparing(Analysis::wantsFlowsOfFragments))
            .toArray(Analysis[]::new);
    seeFragmentsAlone =
        (int) analyses.stream().filter(analysis -> !analysis.wantsFlowsOfFragments()).count();
    this.progress = progress;
  }

  /**
   * Reads the capture to its end, to its first fault, or until an analysis has seen enough, so that
   * all tell of the same packets; then ends the analyses.
   *
   * @param file {@link CaptureReader#STANDARD_INPUT} for what is piped in
   * @throws NotACaptureException if it is not a capture, or none of a kind that we read
   * @throws IOException if it cannot be read; the analyses are not ended then
   */
  public AnalysedCapture run(Path file) throws IOException {
    try (CaptureReader reader = CaptureReader.openAhead(file)) {
      CaptureHealth health = new CaptureHealth();
      Defragmenter fragments = new Defragmenter();
      boolean wanted = wantsMore();
      boolean more = wanted && reader.next();
      while (more) {
        health.add(reader);
        packet.wrap(reader);
        show(reader, 0, seeFragmentsAlone);
        if (packet.isFragment()) {
          fragments.put(packet, reader.timestampNanos());
        }
        show(reader, seeFragmentsAlone, analyses.length);
        if (reader.frameNumber() % TELL_EVERY == 0) {
          progress.at(reader.frameNumber(), reader.position(), reader.size());
        }
        wanted = wantsMore();
        more = wanted && reader.next();
      }
      progress.at(reader.frameNumber(), reader.position(), reader.size());
      for (Analysis analysis : analyses) {
        analysis.end();
      }
      return new AnalysedCapture(
          file,
          reader.position(),
          reader.format(),
          reader.compression(),
          health,
          reader.fault(),
          wanted && reader.fault().isEmpty());
    }
  }

  private void show(CaptureReader reader, int from, int to) {
    for (int i = from; i < to; i++) {
      analyses[i].packet(reader, packet);
    }
  }

  private boolean wantsMore() {
    for (Analysis analysis : analyses) {
      if (!analysis.wantsMore()) {
        return false;
      }
    }
    return true;
  }
}
