package trafficanalyzer.loader;

import java.time.Instant;
import java.util.OptionalLong;
import trafficanalyzer.store.CaptureRow;

/** Makes a ledger entry into its row of {@code captures}. */
final class CaptureRows {
  /** An integer of the sidecar that is not known. */
  private static final int UNKNOWN = -1;

  private CaptureRows() {}

  static CaptureRow of(LedgerEntry entry) {
    Sidecar about = entry.slice().about();
    return new CaptureRow(
        about.startedAt(),
        entry.slice().captureId(),
        about.sensor(),
        about.networkInterface(),
        entry.slice().file().getFileName().toString(),
        about.seconds().orElse(UNKNOWN),
        about.linkType().orElse(UNKNOWN),
        about.filter(),
        Instant.now(),
        boxed(about.received()),
        boxed(about.droppedByKernel()),
        boxed(about.droppedByInterface()),
        boxed(about.written()),
        entry.read(),
        entry.packetRows(),
        entry.otherFrameRows(),
        entry.rejected(),
        entry.shed(),
        entry.residual(),
        entry.named(),
        entry.fault().orElse(null),
        entry.firstPacket().orElse(null),
        entry.lastPacket().orElse(null));
  }

  private static Long boxed(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }
}
