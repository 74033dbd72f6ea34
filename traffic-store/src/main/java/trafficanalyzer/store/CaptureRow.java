package trafficanalyzer.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The ledger of one loaded slice, a row of {@code traffic.captures}: every packet accounted for. A
 * null is unknown and left unset.
 *
 * @param startedAt the slice's start; its UTC day is the partition
 * @param networkInterface the interface, {@code file} for a foreign file
 * @param file the slice's file name
 * @param seconds the slice's length
 * @param linkType LINKTYPE_ value
 * @param filter the BPF filter that was on
 * @param loadedAt when the last write was acknowledged
 * @param received packets that the kernel saw
 * @param written packets in the file by the interceptor's count
 * @param read packets that the loader read
 * @param storedPackets rows of {@code packets}
 * @param storedOther rows of {@code other_frames}
 * @param rejected packets that were not stored, by reason
 * @param shed packets that were deleted unread, as the spool was full
 * @param residual packets that are unaccounted for; 0 unless something is wrong
 * @param namedPackets rows that have an endpoint
 * @param fault why reading ended early
 * @param firstPacket the earliest packet time; null where there is no packet, or an earlier version
 *     loaded it
 * @param lastPacket the latest packet time
 */
public record CaptureRow(
    Instant startedAt,
    UUID captureId,
    String sensor,
    String networkInterface,
    String file,
    int seconds,
    int linkType,
    String filter,
    Instant loadedAt,
    Long received,
    Long droppedByKernel,
    Long droppedByInterface,
    Long written,
    long read,
    long storedPackets,
    long storedOther,
    Map<String, Long> rejected,
    long shed,
    long residual,
    long namedPackets,
    String fault,
    Instant firstPacket,
    Instant lastPacket) {
  public CaptureRow {
    rejected = Map.copyOf(rejected);
  }
}
