package trafficanalyzer.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * Frames at the end of a capture that the next one of its interface begins with: a row of {@code
 * traffic.pending_frames}.
 *
 * @param startedAt the capture's start; its ten minutes are part of the partition
 * @param frames a capture file; no bytes where there is no such frame
 */
public record PendingFramesRow(
    String sensor, String networkInterface, Instant startedAt, UUID captureId, ByteBuffer frames) {}
