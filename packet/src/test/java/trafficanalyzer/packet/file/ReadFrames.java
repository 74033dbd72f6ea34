package trafficanalyzer.packet.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a reader makes of some bytes: its frames and the fault at their end. */
record ReadFrames(List<Frame> frames, CaptureFault fault) {
  /** A frame with its bytes in hexadecimal digits. */
  record Frame(long number, long nanos, int linkType, int wireLength, String bytes) {}

  /** Reads all, up to the first fault. */
  static ReadFrames of(byte[] file) throws IOException {
    try (CaptureReader reader = open(file)) {
      List<Frame> frames = new ArrayList<>();
      while (reader.next()) {
        frames.add(frame(reader));
      }
      return new ReadFrames(frames, reader.fault().orElse(null));
    }
  }

  static CaptureReader open(byte[] file) throws IOException {
    // With the size known, a sweep of thousands of small files has no large buffers to clear.
    return CaptureReader.open(
        Channels.newChannel(new ByteArrayInputStream(file)), file.length, "test");
  }

  static Frame frame(CaptureReader reader) {
    byte[] bytes = new byte[reader.capturedLength()];
    reader.buffer().get(reader.offset(), bytes);
    return new Frame(
        reader.frameNumber(),
        reader.timestampNanos(),
        reader.linkType(),
        reader.wireLength(),
        HexFormat.of().formatHex(bytes));
  }

  /** The fault in one line, empty where there is none. */
  String problem() {
    return fault == null ? "" : fault.toString();
  }
}
