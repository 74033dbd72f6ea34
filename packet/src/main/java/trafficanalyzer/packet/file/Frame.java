package trafficanalyzer.packet.file;

import java.nio.ByteBuffer;

/** One frame of a capture: what the file says of it, and where its bytes are. */
public interface Frame {
  /** The frame's number among those that were read, from 1. */
  long frameNumber();

  /**
   * When the frame was captured, nanoseconds since the epoch; 0 where the file does not say, as in
   * pcapng's simple packet blocks.
   */
  long timestampNanos();

  /** Bytes of the frame that the file holds. */
  int capturedLength();

  /** Bytes that the frame had on the wire. */
  int wireLength();

  /** LINKTYPE_ value of the frame's first header; -1 for link layers that have none. */
  int linkType();

  /** The buffer, big-endian, that holds the frame. */
  ByteBuffer buffer();

  /** Absolute index of the frame's first byte in {@link #buffer()}. */
  int offset();
}
