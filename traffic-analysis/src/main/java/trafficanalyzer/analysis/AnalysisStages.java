package trafficanalyzer.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.stage.PacketBatch;
import trafficanalyzer.packet.stage.PacketStages;
import trafficanalyzer.packet.stage.StagedPacket;

/**
 * The analyses as stages of one pass, over one file after the other: those that see fragments
 * alone, then what tells later fragments their flow, then the others. Up to the last one that may
 * have seen enough, they are one stage, which shows each packet to all of them before the next, so
 * that where the pass ends is known before any other analysis sees a packet. That stage tells each
 * frame's time, too.
 */
final class AnalysisStages {
  private final List<Analysis> together = new ArrayList<>();
  private final List<Analysis> apart = new ArrayList<>();
  private final CommonAnalysis common = new CommonAnalysis();
  private final FrameTimes times = new FrameTimes();

  /** Asked by the thread that reads, while another finds out. */
  private volatile boolean wantsMore;

  /**
   * @param analyses first those that see fragments alone
   */
  AnalysisStages(List<? extends Analysis> analyses) {
    apart.addAll(analyses);
    int alone = (int) analyses.stream().filter(each -> !each.wantsFlowsOfFragments()).count();
    apart.add(alone, common);
    for (int i = apart.size(); i > 0 && together.isEmpty(); i--) {
      if (apart.get(i - 1).mayHaveEnough()) {
        together.addAll(apart.subList(0, i));
        apart.subList(0, i).clear();
      }
    }
    wantsMore = doAllWantMore();
  }

  /**
   * Begins with a file, whose packets come by these stages.
   *
   * @param firstNanos its first time; 0 if none is known
   */
  void addTo(PacketStages<PacketBatch<StagedPacket>> stages, long firstNanos) {
    common.beginFile();
    times.beginFile(firstNanos);
    stages.inOrder(
        batch -> {
          together.forEach(analysis -> expect(batch, analysis));
          batch.keepWhile(this::isWanted);
        });
    for (Analysis analysis : apart) {
      stages.inOrder(
          batch -> {
            expect(batch, analysis);
            batch.forEach(packet -> analysis.packet(packet, packet.packet()));
          });
    }
  }

  private static void expect(PacketBatch<StagedPacket> batch, Analysis analysis) {
    batch.forEach(packet -> analysis.expect(packet.packet()));
    analysis.fetch();
  }

  /** Shows a packet to those that may have seen enough with it, if all of them want it. */
  private boolean isWanted(StagedPacket packet) {
    if (!wantsMore) {
      return false;
    }
    times.tell(packet);
    if (!doAllWant(packet)) {
      wantsMore = false;
      return false;
    }
    for (Analysis analysis : together) {
      analysis.packet(packet, packet.packet());
    }
    if (!doAllWantMore()) {
      wantsMore = false;
    }
    return true;
  }

  private boolean doAllWant(StagedPacket packet) {
    for (Analysis analysis : together) {
      if (!analysis.wants(packet)) {
        return false;
      }
    }
    return true;
  }

  private boolean doAllWantMore() {
    for (Analysis analysis : together) {
      if (!analysis.wantsMore()) {
        return false;
      }
    }
    return true;
  }

  /** Whether no analysis has seen enough, as far as they are. */
  boolean wantsMore() {
    return wantsMore;
  }

  /** What is told of the frames that were shown. */
  CaptureHealth health() {
    return common.health();
  }

  /** What is told of the file; a fault behind the packets that were wanted is none. */
  AnalysedCapture tell(Path file, CaptureReader reader) {
    return new AnalysedCapture(
        file,
        reader.position(),
        reader.format(),
        reader.compression(),
        health(),
        times.given(),
        wantsMore ? reader.fault() : Optional.empty(),
        wantsMore && reader.fault().isEmpty());
  }
}
