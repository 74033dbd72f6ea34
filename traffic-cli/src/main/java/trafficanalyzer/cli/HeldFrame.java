package trafficanalyzer.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.file.Frame;

/**
 * A copy of the frame read last, which is written only when what follows it was seen: where bytes
 * are missing in a file without block lengths at both ends, the first record after the place is
 * often read at a wrong one, and the fault only shows in the second.
 */
final class HeldFrame {
  private static final long A_WEEK_NANOS = 7L * 24 * 3600 * 1_000_000_000L;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private boolean held;
  private boolean odd;
  private boolean first = true;
  private int linkType;
  private long timestampNanos;
  private int wireLength;

  /** Copies a frame. */
  void hold(Frame frame) {
    int length = frame.capturedLength();
    if (length > bytes.capacity()) {
      bytes = ByteBuffer.allocate(length);
    }
    bytes.clear().put(0, frame.buffer(), frame.offset(), length).limit(length);
    odd = !first && isFar(frame.timestampNanos(), timestampNanos);
    first = false;
    held = true;
    linkType = frame.linkType();
    timestampNanos = frame.timestampNanos();
    wireLength = frame.wireLength();
  }

  /** Writes what is held, if anything. */
  void writeTo(CaptureWriter writer) throws IOException {
    if (held) {
      writer.write(linkType, timestampNanos, wireLength, bytes, 0, bytes.limit());
      held = false;
    }
  }

  /** Forgets what is held if its time is far from that of the frame before; whether it did. */
  boolean dropIfOdd() {
    boolean drop = held && odd;
    held &= !drop;
    first |= drop; // no measure for the next one
    return drop;
  }

  private static boolean isFar(long nanos, long otherNanos) {
    long distance = nanos - otherNanos;
    return distance > A_WEEK_NANOS || distance < -A_WEEK_NANOS;
  }
}
