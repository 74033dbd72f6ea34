package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import trafficanalyzer.packet.file.CaptureFault;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * One reading of a slice within bounds. Besides those of {@link SliceBounds} there are two that no
 * real capture reaches: packets that hold nothing and had nothing on the wire, one after another,
 * are zeros where packets should be (a file after a power cut, or a bomb); and a packet takes more
 * than a byte in a compressed file, as its time alone does.
 */
final class BoundedReading implements AutoCloseable {
  private static final int EMPTY_PACKETS = 1_000;

  /** A short capture of equal packets may be compressed very well. */
  private static final int PACKETS_BEFORE_RATIO = 100_000;

  private final CaptureReader frame;
  private final SliceBounds bounds;
  private int empty;
  private String exceeded;

  private BoundedReading(CaptureReader frame, SliceBounds bounds) {
    this.frame = frame;
    this.bounds = bounds;
  }

  static BoundedReading open(Path file, SliceBounds bounds) throws IOException {
    return new BoundedReading(CaptureReader.open(file, bounds.decompressedBytes()), bounds);
  }

  /** The reader, at its present frame. */
  CaptureReader frame() {
    return frame;
  }

  /** Moves to the next frame; false at the end, at a fault, and where a bound is reached. */
  boolean next() throws IOException {
    if (exceeded != null || !frame.next()) {
      return false;
    }
    empty = frame.wireLength() == 0 && frame.capturedLength() == 0 ? empty + 1 : 0;
    exceeded = exceeded(frame.frameNumber());
    return exceeded == null;
  }

  private String exceeded(long number) {
    if (bounds == SliceBounds.NONE) {
      return null;
    }
    if (number > bounds.packets()) {
      return "more than " + bounds.packets() + " packets, " + LoaderConfig.SLICE_PACKETS.name();
    }
    if (empty > EMPTY_PACKETS) {
      return EMPTY_PACKETS + " packets without a byte: zeros where packets should be";
    }
    if (number > PACKETS_BEFORE_RATIO && number > frame.size() && isCompressed()) {
      return "more packets than the compressed file has bytes";
    }
    return null;
  }

  private boolean isCompressed() {
    return !frame.compression().equals("none");
  }

  /** Why reading ended before the end of the file. */
  Optional<String> fault() {
    return exceeded != null
        ? Optional.of("frame " + frame.frameNumber() + ": " + exceeded)
        : frame.fault().map(CaptureFault::toString);
  }

  @Override
  public void close() throws IOException {
    frame.close();
  }
}
