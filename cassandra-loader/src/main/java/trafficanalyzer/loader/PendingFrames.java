package trafficanalyzer.loader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.name.NameReader;

/**
 * The frames of a capture that hold the first part of something: of a message, of a datagram, a
 * question without its answer. The reader of names for the next capture of the interface begins
 * with them, so that it goes on where this one ends, whether it runs in the same process or not.
 * Bounded in bytes; the oldest give way.
 */
final class PendingFrames {
  /** Some 700 full frames, or 10,000 without content. */
  static final int MOST_BYTES = 1 << 20;

  /** What pcapng has around a frame. */
  private static final int OVERHEAD = 36;

  private record Frame(long timestampNanos, int linkType, int wireLength, byte[] bytes) {
    int size() {
      return bytes.length + OVERHEAD;
    }

    void wrap(Packet packet) {
      packet.wrap(ByteBuffer.wrap(bytes), 0, bytes.length, linkType, wireLength > bytes.length);
    }
  }

  private final NameReader reader;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Packet packet = new Packet();
  private int size;
  private long newest = Long.MIN_VALUE;

  /**
   * @param reader whose memory decides which frames are pending
   */
  PendingFrames(NameReader reader) {
    this.reader = reader;
  }

  /** Takes a frame that the reader has read just now. */
  void add(CaptureReader frame, Packet read) {
    long now = frame.timestampNanos();
    newest = Math.max(newest, now);
    if (!reader.remembers(read, now, now)) {
      return;
    }
    byte[] bytes = new byte[frame.capturedLength()];
    frame.buffer().get(frame.offset(), bytes);
    Frame pending = new Frame(now, frame.linkType(), frame.wireLength(), bytes);
    frames.add(pending);
    size += pending.size();
    if (size > 2 * MOST_BYTES) {
      dropDone();
    }
  }

  private void dropDone() {
    frames.removeIf(frame -> !isPending(frame));
    size = frames.stream().mapToInt(Frame::size).sum();
    while (size > MOST_BYTES) {
      size -= frames.remove().size();
    }
  }

  private boolean isPending(Frame frame) {
    frame.wrap(packet);
    return reader.remembers(packet, frame.timestampNanos(), newest);
  }

  /** What is pending at the end of the capture, as a capture in pcapng; empty if nothing is. */
  ByteBuffer end() {
    dropDone();
    if (frames.isEmpty()) {
      return ByteBuffer.allocate(0);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CaptureWriter writer = CaptureWriter.pcapng(bytes)) {
      for (Frame frame : frames) {
        writer.write(
            frame.linkType(),
            frame.timestampNanos(),
            frame.wireLength(),
            ByteBuffer.wrap(frame.bytes()),
            0,
            frame.bytes().length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a frame has no place in pcapng", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /**
   * Reads what {@link #end} gave.
   *
   * @param each given the reader, which stands on a frame, and the frame as a packet
   */
  static void read(ByteBuffer capture, BiConsumer<CaptureReader, Packet> each) {
    if (!capture.hasRemaining()) {
      return;
    }
    byte[] bytes = new byte[capture.remaining()];
    capture.get(capture.position(), bytes);
    Packet packet = new Packet();
    try (CaptureReader frame =
        CaptureReader.open(
            Channels.newChannel(new ByteArrayInputStream(bytes)), "traffic.pending_frames")) {
      while (frame.next()) {
        packet.wrap(frame);
        each.accept(frame, packet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a row of traffic.pending_frames cannot be read", e);
    }
  }
}
