package trafficanalyzer.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.stage.PacketBatch;
import trafficanalyzer.packet.stage.PacketStages;
import trafficanalyzer.packet.stage.StagedPacket;

/**
 * One pass over a capture, or over several as if they were one: each frame is decoded once and
 * shown to every analysis, on all cores: an analysis is at some packets while another is at earlier
 * ones. What is compressed, another thread decompresses. A damaged capture is read up to its first
 * fault, which the result tells.
 *
 * <p>Not for use by several threads at once.
 */
public final class CaptureAnalysis {
  private static final long TELL_EVERY = 4096;

  private final List<? extends Analysis> analyses;
  private final AnalysisStages pass;

  /** A pass that was not begun yet. */
  public CaptureAnalysis(List<? extends Analysis> analyses) {
    this.analyses =
        analyses.stream()
            .sorted(
                Comparator.comparing(Analysis::wantsFlowsOfFragments)
                    .thenComparing(Analysis::mayHaveEnough, Comparator.reverseOrder()))
            .toList();
    pass = new AnalysisStages(this.analyses);
  }

  /**
   * Reads the capture to its end, to its first fault, or until an analysis has seen enough, so that
   * all tell of the same packets; then ends the analyses.
   *
   * @param file {@link CaptureReader#STANDARD_INPUT} for what is piped in
   * @throws NotACaptureException if it is not a capture, or none of a kind that we read
   * @throws IOException if it cannot be read; the analyses are not ended then
   * @throws UncheckedIOException if an analysis cannot write what it found
   */
  public AnalysedCapture run(Path file) throws IOException {
    AnalysedCapture capture = read(file, AnalysisProgress.NONE);
    end();
    return capture;
  }

  /**
   * Reads a capture as {@link #run} does, but does not end the analyses: another one may follow, as
   * if both were one.
   *
   * @param progress told every some thousand frames, and at the end
   * @throws NotACaptureException if it is not a capture, or none of a kind that we read; the
   *     analyses saw nothing of it
   * @throws IOException if it cannot be read to its end
   * @throws UncheckedIOException if an analysis cannot write what it found
   */
  public AnalysedCapture read(Path file, AnalysisProgress progress) throws IOException {
    try (CaptureReader reader = CaptureReader.openAhead(file);
        PacketStages<PacketBatch<StagedPacket>> stages =
            new PacketStages<>(reader, () -> new PacketBatch<>(StagedPacket::new))) {
      pass.addTo(stages, reader.firstTimeNanos());
      if (reader.size() == 0) { // piped in: the next packet may be long in coming, if it does
        reader.beforeWaiting(
            () -> {
              stages.finish();
              return pass.wantsMore();
            });
      }
      while (pass.wantsMore() && reader.next()) {
        stages.take();
        if (reader.frameNumber() % TELL_EVERY == 0) {
          progress.at(reader.frameNumber(), reader.position(), reader.size());
        }
      }
      stages.finish();
      progress.at(pass.health().frames(), reader.position(), reader.size());
      return pass.tell(file, reader);
    }
  }

  /** Ends the analyses; nothing may be read any more. */
  public void end() {
    analyses.forEach(Analysis::end);
  }
}
