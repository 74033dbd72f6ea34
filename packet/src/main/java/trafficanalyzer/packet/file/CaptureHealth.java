package trafficanalyzer.packet.file;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a capture's frames tell of how whole it is; they are added one after another. */
public final class CaptureHealth {
  private final SortedMap<Integer, Long> linkTypes = new TreeMap<>();
  private long frames;
  private long capturedBytes;
  private long wireBytes;
  private long cutFrames;
  private long outOfOrder;
  private long earliestNanos = Long.MAX_VALUE;
  private long latestNanos = Long.MIN_VALUE;
  private long previousNanos = Long.MIN_VALUE;
  private int linkType = CaptureFormat.NO_LINK_TYPE;
  private long framesOfLinkType;

  /** Adds the next frame. */
  public void add(Frame frame) {
    frames++;
    capturedBytes += frame.capturedLength();
    wireBytes += frame.wireLength();
    cutFrames += frame.capturedLength() < frame.wireLength() ? 1 : 0;
    long nanos = frame.timestampNanos();
    outOfOrder += nanos < previousNanos ? 1 : 0;
    previousNanos = nanos;
    earliestNanos = Math.min(earliestNanos, nanos);
    latestNanos = Math.max(latestNanos, nanos);
    if (frame.linkType() != linkType) {
      countLinkType();
      linkType = frame.linkType();
    }
    framesOfLinkType++;
  }

  private void countLinkType() {
    if (framesOfLinkType > 0) {
      linkTypes.merge(linkType, framesOfLinkType, Long::sum);
      framesOfLinkType = 0;
    }
  }

  /** Frames that could be read. */
  public long frames() {
    return frames;
  }

  /** Bytes of them that the file holds. */
  public long capturedBytes() {
    return capturedBytes;
  }

  /** Bytes that they had on the wire. */
  public long wireBytes() {
    return wireBytes;
  }

  /** Frames of which not all bytes were kept. */
  public long cutFrames() {
    return cutFrames;
  }

  /** Frames with an earlier timestamp than the frame before. */
  public long outOfOrder() {
    return outOfOrder;
  }

  /** The smallest timestamp, nanoseconds since the epoch; senseless without frames. */
  public long earliestNanos() {
    return earliestNanos;
  }

  /** The largest timestamp, nanoseconds since the epoch; senseless without frames. */
  public long latestNanos() {
    return latestNanos;
  }

  /** Frames of each LINKTYPE_ value. */
  public SortedMap<Integer, Long> linkTypes() {
    countLinkType();
    return Collections.unmodifiableSortedMap(linkTypes);
  }
}
