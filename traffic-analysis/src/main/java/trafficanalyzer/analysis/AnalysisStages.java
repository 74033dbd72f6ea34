package trafficanalyzer.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.stage.PacketBatch;
import trafficanalyzer.packet.stage.PacketStages;
import trafficanalyzer.packet.stage.StagedPacket;

/**
 * The analyses as stages of one pass: those that see fragments alone, then what tells later
 * fragments their flow, then the others. Up to the last one that may have seen enough, they are one
 * stage, which shows each packet to all of them before the next, so that where the pass ends is
 * known before any other analysis sees a packet.
 */
final class AnalysisStages {
  private final List<? extends Analysis> analyses;
  private final List<? extends Analysis> mayHaveEnough;
  private final CaptureHealth health = new CaptureHealth();
  private final Defragmenter fragments = new Defragmenter();

  /** Asked by the thread that reads, while another finds out. */
  private volatile boolean wantsMore;

  /**
   * @param analyses first those that see fragments alone
   */
  AnalysisStages(List<? extends Analysis> analyses) {
    this.analyses = analyses;
    mayHaveEnough = analyses.stream().filter(Analysis::mayHaveEnough).toList();
    wantsMore = doAllWantMore();
  }

  void addTo(PacketStages<PacketBatch<StagedPacket>> stages) {
    List<Consumer<StagedPacket>> together = new ArrayList<>();
    List<Consumer<StagedPacket>> apart = new ArrayList<>();
    boolean shared = false;
    for (Analysis analysis : analyses) {
      if (!shared && analysis.wantsFlowsOfFragments()) {
        apart.add(this::share);
        shared = true;
      }
      apart.add(packet -> analysis.packet(packet, packet.packet()));
      if (analysis.mayHaveEnough()) {
        together.addAll(apart);
        apart.clear();
      }
    }
    if (!shared) {
      apart.add(this::share);
    }
    if (!together.isEmpty()) {
      stages.inOrder(batch -> batch.keepWhile(packet -> show(packet, together)));
    }
    apart.forEach(step -> stages.inOrder(batch -> batch.forEach(step)));
  }

  /** Does what is neither before nor after the analyses of which some see fragments alone. */
  private void share(StagedPacket packet) {
    health.add(packet);
    if (packet.packet().isFragment()) {
      fragments.put(packet.packet(), packet.timestampNanos());
    }
  }

  private boolean show(StagedPacket packet, List<Consumer<StagedPacket>> together) {
    if (!wantsMore) {
      return false;
    }
    together.forEach(step -> step.accept(packet));
    if (!doAllWantMore()) {
      wantsMore = false;
    }
    return true;
  }

  private boolean doAllWantMore() {
    for (Analysis analysis : mayHaveEnough) {
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
    return health;
  }

  /** What is told of the file; a fault behind the packets that were wanted is none. */
  AnalysedCapture tell(Path file, CaptureReader reader) {
    return new AnalysedCapture(
        file,
        reader.position(),
        reader.format(),
        reader.compression(),
        health,
        wantsMore ? reader.fault() : Optional.empty(),
        wantsMore && reader.fault().isEmpty());
  }
}
