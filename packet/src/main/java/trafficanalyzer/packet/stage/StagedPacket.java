package trafficanalyzer.packet.stage;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;

/**
 * A frame that stays in the buffer it was read into, and what its headers say. Moved from frame to
 * frame.
 */
public class StagedPacket implements Frame {
  private final Packet packet = new Packet();
  private ByteBuffer buffer;
  private int offset;
  private long frameNumber;
  private long timestampNanos;
  private int wireLength;
  private int capturedLength;
  private int linkType;

  /** Takes what the file says of a frame; its bytes are not copied. */
  public final void take(Frame frame) {
    buffer = frame.buffer();
    offset = frame.offset();
    frameNumber = frame.frameNumber();
    timestampNanos = frame.timestampNanos();
    wireLength = frame.wireLength();
    capturedLength = frame.capturedLength();
    linkType = frame.linkType();
  }

  /** Says when the frame was captured, nanoseconds since the epoch, where the file does not. */
  public final void timestampNanos(long nanos) {
    timestampNanos = nanos;
  }

  /** Decodes the frame, which must still be where it was read to. */
  public final void decode() {
    packet.wrap(this);
  }

  /** What the frame's headers say, once it was decoded. */
  public final Packet packet() {
    return packet;
  }

  @Override
  public final long frameNumber() {
    return frameNumber;
  }

  @Override
  public final long timestampNanos() {
    return timestampNanos;
  }

  @Override
  public final int capturedLength() {
    return capturedLength;
  }

  @Override
  public final int wireLength() {
    return wireLength;
  }

  @Override
  public final int linkType() {
    return linkType;
  }

  @Override
  public final ByteBuffer buffer() {
    return buffer;
  }

  @Override
  public final int offset() {
    return offset;
  }
}
