package trafficanalyzer.cli.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.service.ExitCode;

class ConversationsRunTest {
  private static final int RAW = 101;

  private static final int HEADER = 24;
  private static final int FRAME = 16 + 28;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> problems = new ArrayList<>();

  @Test
  void aCapturesConversationsAreOneObject() throws IOException {
    assertThat(run(capture(), out)).isEqualTo(ExitCode.OK);

    JsonNode json = new ObjectMapper().readTree(out.toByteArray());
    assertThat(json.at("/conversations")).hasSize(2);
    assertThat(json.at("/conversations/0/client").asText()).isEqualTo("10.0.0.1");
    assertThat(json.at("/conversations/0/packets_out").asInt()).isEqualTo(2);
    assertThat(problems).isEmpty();
  }

  @Test
  void thoseOfSeveralCapturesAreThoseOfOne() throws IOException {
    byte[] whole = Files.readAllBytes(capture());
    int cut = whole.length - 2 * FRAME; // in the conversation of two packets
    Path first = Files.write(folder.resolve("first"), Arrays.copyOf(whole, cut));
    byte[] rest = Arrays.copyOfRange(whole, cut - HEADER, whole.length);
    System.arraycopy(whole, 0, rest, 0, HEADER);
    Path second = Files.write(folder.resolve("second"), rest);
    run(capture(), out);
    ByteArrayOutputStream merged = new ByteArrayOutputStream();

    assertThat(run(List.of(first, second), merged)).isEqualTo(ExitCode.OK);

    assertThat(merged.toString(UTF_8)).isEqualTo(out.toString(UTF_8));
    assertThat(problems).isEmpty();
  }

  @Test
  void ofADamagedCaptureWhatIsBeforeIsPrintedWhole() throws IOException {
    Path file = capture();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));

    assertThat(run(file, out)).isEqualTo(ExitCode.DAMAGED_INPUT);

    assertThat(new ObjectMapper().readTree(out.toByteArray()).at("/conversations")).hasSize(1);
    assertThat(problems.get(0)).contains("is damaged at").endsWith("what is before was analysed");
  }

  @Test
  void aFilterThatLetsNothingPassIsTold() throws IOException {
    ConversationOptions options = ConversationOptions.DEFAULT.with(DisplayFilter.of("nonsense"));

    assertThat(run(options, List.of(capture()), out)).isEqualTo(ExitCode.OK);

    JsonNode json = new ObjectMapper().readTree(out.toByteArray());
    assertThat(json.at("/conversations")).isEmpty();
    assertThat(json.at("/first_time").isNull()).isTrue();
    assertThat(problems).containsExactly(ConversationsRun.ALL_FILTERED);
  }

  @Test
  void whatCannotBeReadOrWrittenIsTold() throws IOException {
    assertThat(run(folder.resolve("none"), out)).isEqualTo(ExitCode.FAILED);
    assertThat(out.size()).isZero();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThat(run(capture(), full)).isEqualTo(ExitCode.FAILED);

    assertThat(problems.get(0)).endsWith("does not exist; check the path");
    assertThat(problems.get(1)).isEqualTo("the output cannot be written: No space left on device");
  }

  private ExitCode run(Path file, OutputStream target) {
    return run(List.of(file), target);
  }

  private ExitCode run(List<Path> files, OutputStream target) {
    return run(ConversationOptions.DEFAULT, files, target);
  }

  private ExitCode run(ConversationOptions options, List<Path> files, OutputStream target) {
    try (AnalyzeProgress progress = new AnalyzeProgress(List.of(), false)) {
      return new ConversationsRun(options, target, progress, problems::add).of(files);
    }
  }

  /** Two packets of UDP from one port, and one from another. */
  private Path capture() throws IOException {
    Path file = folder.resolve("a.pcap");
    try (OutputStream bytes = Files.newOutputStream(file);
        CaptureWriter writer = CaptureWriter.pcap(bytes, RAW, false)) {
      for (int port : new int[] {5000, 5000, 5001}) {
        ByteBuffer packet = ByteBuffer.allocate(28);
        packet.putInt(0x4500_001C).putInt(0).putInt(0x4011_0000);
        packet.putInt(0x0A000001).putInt(0xC0000201).putInt(port << 16 | 9).putInt(8 << 16);
        writer.write(RAW, 1_700_000_000_000_000_000L, 28, packet, 0, 28);
      }
    }
    return file;
  }
}
