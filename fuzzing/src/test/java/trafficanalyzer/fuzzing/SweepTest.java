package trafficanalyzer.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.fuzzing.targets.SmallCapture;
import trafficanalyzer.packet.file.CaptureWriter;

/**
 * Small captures and messages cut at every byte, and with bytes changed at random: from the file
 * through layers, fragments, names and flows to the line that tells of a packet, nothing throws,
 * and everything ends.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SweepTest {
  private static final int ROUNDS = 1000;

  private final Random random = new Random(3);

  @ParameterizedTest
  @ValueSource(strings = {"pcapng", "gz", "zst", "lz4"})
  void captureCutAtEveryByte(String format) throws Exception {
    for (byte[] whole : captures(format)) {
      for (int length = 0; length <= whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        FuzzTarget.CAPTURES.run(cut);
        FuzzTarget.REPAIR.run(cut);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcapng", "gz", "zst", "lz4"})
  void captureWithBytesChanged(String format) throws Exception {
    for (byte[] whole : captures(format)) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] changed = change(whole);
        FuzzTarget.CAPTURES.run(changed);
        FuzzTarget.REPAIR.run(changed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void inputCutAndChanged(FuzzTarget target, @TempDir Path folder) throws Exception {
    Seeds.write(target, Path.of("no captures here"), folder);
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    assertThat(inputs).isNotEmpty();
    for (byte[] input : inputs) {
      for (int length = 0; length <= input.length; length++) {
        target.run(Arrays.copyOf(input, length));
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      target.run(change(inputs.get(round % inputs.size())));
    }
  }

  @Test
  void noise() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      for (FuzzTarget target : FuzzTarget.values()) {
        target.run(noise);
      }
    }
  }

  /** Some bytes changed; now and then a piece taken out or repeated. */
  private byte[] change(byte[] whole) {
    byte[] changed = whole.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) > 0) {
      return changed;
    }
    int from = random.nextInt(changed.length);
    int to = random.nextInt(changed.length);
    ByteArrayOutputStream moved = new ByteArrayOutputStream();
    moved.write(changed, 0, from);
    moved.write(changed, to, changed.length - to);
    return moved.toByteArray();
  }

  private static List<byte[]> captures(String format) throws IOException {
    List<byte[]> captures = new ArrayList<>();
    for (byte[] capture : List.of(SmallCapture.classic(), SmallCapture.bytes())) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream compressed = CaptureWriter.compressed(out, "x." + format)) {
        compressed.write(capture);
      }
      captures.add(out.toByteArray());
    }
    return captures;
  }
}
