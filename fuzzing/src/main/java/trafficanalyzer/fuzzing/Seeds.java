package trafficanalyzer.fuzzing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import trafficanalyzer.fuzzing.targets.SmallCapture;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;

/**
 * Inputs to begin with: a small capture made in code, and public ones where they are beside the
 * checkout, each brought into the shape that the target takes.
 */
final class Seeds {
  /** Makes inputs out of the bytes of a capture file. */
  interface Maker {
    void make(byte[] capture, Consumer<byte[]> inputs) throws IOException;
  }

  private static final int LARGEST_CAPTURE = 1 << 16;
  private static final int MOST_FRAMES = 40;
  private static final int LONGEST_FRAME = 1500;
  private static final int TLS_RECORD_HEADER = 5;
  private static final int CRYPTO = 6; // type of the frame, RFC 9000, section 19.6

  private Seeds() {}

  /**
   * Writes a target's inputs, each into a file of its own.
   *
   * @param captures a folder of captures; need not be there
   */
  static void write(FuzzTarget target, Path captures, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<byte[]> inputs = new ArrayList<>();
    target.seeds().make(SmallCapture.bytes(), inputs::add);
    if (Files.isDirectory(captures)) {
      try (Stream<Path> all = Files.walk(captures)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) <= LARGEST_CAPTURE) {
            target.seeds().make(Files.readAllBytes(file), inputs::add);
          }
        }
      }
    }
    int number = 0;
    for (byte[] input : inputs) {
      if (input.length <= target.longestInput()) {
        Files.write(folder.resolve("seed-" + number++), input);
      }
    }
  }

  /** The file itself, if it is a capture. */
  static void wholeFile(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    try (CaptureReader reader = open(capture)) {
      if (reader.next()) {
        inputs.accept(capture);
      }
    } catch (NotACaptureException e) {
      // one of the files that describe the captures
    }
  }

  /** Each of the first frames, after its link type. */
  static void frames(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    each(capture, (linkType, frame, packet) -> inputs.accept(join(u16(linkType), frame)));
  }

  /** The first frames together. */
  static void sequence(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    List<byte[]> sequence = new ArrayList<>();
    each(
        capture,
        (linkType, frame, packet) -> {
          if (sequence.isEmpty()) {
            sequence.add(u16(linkType));
          }
          sequence.add(u16(frame.length));
          sequence.add(frame);
        });
    if (!sequence.isEmpty()) {
      inputs.accept(join(sequence.toArray(byte[][]::new)));
    }
  }

  /** What DNS servers say. */
  static void dns(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    payloads(capture, packet -> packet.sourcePort() == 53 && packet.protocol() == 17, 0, inputs);
    payloads(capture, packet -> packet.sourcePort() == 5353, 0, inputs);
  }

  /** What begins with a TLS handshake record, after the byte that tells how to cut it. */
  static void tls(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    payloads(capture, packet -> packet.protocol() == 6 && first(packet) == 0x16, 1, inputs);
  }

  /** The same hellos, without their record's header, in a CRYPTO frame. */
  static void quic(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    tls(
        capture,
        hello -> {
          int length = hello.length - 1 - TLS_RECORD_HEADER;
          if (length > 0) {
            ByteBuffer frame = ByteBuffer.allocate(5 + length);
            frame
                .put((byte) 0)
                .put((byte) CRYPTO)
                .put((byte) 0)
                .putShort((short) (0x4000 | length));
            inputs.accept(frame.put(hello, 1 + TLS_RECORD_HEADER, length).array());
          }
        });
  }

  /** What begins with a capital letter over TCP, after the byte that tells how to cut it. */
  static void http(byte[] capture, Consumer<byte[]> inputs) throws IOException {
    payloads(
        capture,
        packet -> packet.protocol() == 6 && first(packet) >= 'A' && first(packet) <= 'Z',
        1,
        inputs);
  }

  private static int first(Packet packet) {
    return packet.buffer().get(packet.payloadOffset());
  }

  private static void payloads(
      byte[] capture, Predicate<Packet> wanted, int before, Consumer<byte[]> inputs)
      throws IOException {
    each(
        capture,
        (linkType, frame, packet) -> {
          if (packet.payloadLength() > 0 && wanted.test(packet)) {
            byte[] input = new byte[before + packet.payloadLength()];
            packet.buffer().get(packet.payloadOffset(), input, before, packet.payloadLength());
            inputs.accept(input);
          }
        });
  }

  private interface FrameVisitor {
    void frame(int linkType, byte[] frame, Packet packet);
  }

  private static void each(byte[] capture, FrameVisitor visitor) throws IOException {
    Packet packet = new Packet();
    try (CaptureReader reader = open(capture)) {
      while (reader.next() && reader.frameNumber() <= MOST_FRAMES) {
        if (reader.linkType() >= 0 && reader.capturedLength() <= LONGEST_FRAME) {
          byte[] frame = new byte[reader.capturedLength()];
          reader.buffer().get(reader.offset(), frame);
          packet.wrap(reader);
          visitor.frame(reader.linkType(), frame, packet);
        }
      }
    } catch (NotACaptureException e) {
      // one of the files that describe the captures
    }
  }

  private static CaptureReader open(byte[] capture) throws IOException {
    return CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(capture)), "seed");
  }

  private static byte[] u16(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
