package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code check} and {@code repair} on pcap files of five frames, whole and damaged. */
class CheckAndRepairTest {
  private static final int FILE_HEADER = 24;
  private static final int RECORD = 16 + 60;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path whole;
  private Path damaged;

  @BeforeEach
  void write() throws IOException {
    byte[] file = pcap(0, 1, 2, 2, 4);
    whole = Files.write(folder.resolve("whole.pcap"), file);
    file[FILE_HEADER + RECORD + 8] = 0x7F; // the second frame's captured length
    damaged = Files.write(folder.resolve("damaged.pcap"), file);
  }

  @Test
  void aWholeFileIsSaidToBeAndWhatIsInIt() throws IOException {
    byte[] file = pcap(0, 1, 2, 2, 4);
    file[FILE_HEADER + 14] = 1; // the first frame's wire length: 256 more
    file[FILE_HEADER + RECORD + 2] = (byte) 0xF0; // the second frame's time: 256 s earlier
    Files.write(whole, file);
    assertThat(run("check", whole.toString())).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            %s: the file is whole
              format        pcap, nanoseconds, big-endian
              compression   none
              frames        5
              bytes         300 captured of 556 sent
              cut frames    1
              out of order  1
              first time    2023-11-14T22:09:05.000000001Z
              last time     2023-11-14T22:13:24.000000004Z
              link types    1 ETHERNET (5)
            """
                .formatted(whole));
  }

  @Test
  void aDamagedFileHasItsFaultWithFrameAndPositionAndStatus4() {
    assertThat(run("check", whole.toString(), damaged.toString())).isEqualTo(4);
    assertThat(out.toString())
        .contains(whole + ": the file is whole\n")
        .contains(
            damaged
                + ": damaged at frame 2 at byte 100: captured length 2130706492 where at most 262144"
                + " is expected\n")
        .contains("frames        1\n");
  }

  @Test
  void jsonIsOneObjectAFileWithTheSame() throws IOException {
    assertThat(run("check", "--format", "json", damaged.toString())).isEqualTo(4);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("whole").asBoolean()).isFalse();
    assertThat(json.get("frames").asInt()).isEqualTo(1);
    assertThat(json.get("first_time").asText()).isEqualTo("2023-11-14T22:13:20.000000000Z");
    assertThat(json.at("/link_types/0/name").asText()).isEqualTo("ETHERNET");
    assertThat(json.at("/fault/frame_number").asInt()).isEqualTo(2);
    assertThat(json.at("/fault/position").asInt()).isEqualTo(100);
    assertThat(json.at("/fault/reason").asText()).startsWith("captured length 2130706492");
  }

  @Test
  void whatCannotBeReadIsOneLineAndStatus1ButTheOthersAreChecked() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "hello, world");
    assertThat(run("check", text.toString(), folder + "/none", damaged.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("traffic check: " + text + " is not a capture file"))
        .anyMatch(line -> line.endsWith("none does not exist; check the path"));
    assertThat(out.toString()).contains("damaged.pcap: damaged at frame 2");
  }

  @Test
  void whatCanBeSavedIsWrittenAndTheRestIsTold() throws IOException {
    Path saved = folder.resolve("saved.pcap");
    assertThat(run("repair", damaged.toString(), saved.toString())).isEqualTo(4);
    assertThat(out.toString())
        .isEqualTo(
            damaged
                + " is damaged at frame 2 at byte 100: captured length 2130706492 where at most"
                + " 262144 is expected; 76 bytes left out there\n"
                + saved
                + ": 4 of 4 frames that could be read; 76 bytes left out in all\n");
    assertThat(Files.size(saved)).isEqualTo(FILE_HEADER + 4 * RECORD);
    assertThat(run("check", saved.toString())).isZero();
    assertThat(out.toString())
        .contains("pcap, nanoseconds, little-endian", "frames        4\n")
        .contains("last time     2023-11-14T22:13:24.000000004Z");
    onlyThese("whole.pcap", "damaged.pcap", "saved.pcap");
  }

  @Test
  void aWholeFileIsCopiedAndMayBecomePcapngOrCompressed() throws IOException {
    Path copy = folder.resolve("copy.pcapng.gz");
    assertThat(run("repair", whole.toString(), copy.toString())).isZero();
    assertThat(out.toString()).startsWith(whole + " is whole\n");
    try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(copy))) {
      assertThat(gzip.readNBytes(4)).containsExactly(0x0A, 0x0D, 0x0D, 0x0A);
    }
    assertThat(run("check", copy.toString())).isZero();
    assertThat(out.toString()).contains("pcapng, little-endian", "gzip", "frames        5\n");
  }

  @Test
  void duplicatesGoOnRequest() throws IOException {
    Path all = folder.resolve("all.pcap");
    Path single = folder.resolve("single.pcap");
    assertThat(run("repair", whole.toString(), all.toString())).isZero();
    assertThat(run("repair", "--remove-duplicates", whole.toString(), single.toString())).isZero();
    assertThat(out.toString())
        .contains("all.pcap: 5 of 5 frames that could be read\n")
        .contains("single.pcap: 4 of 5 frames that could be read, 1 duplicates removed\n");
    assertThat(run("repair", "--duplicate-window", "1", "a", "b")).isEqualTo(2);
  }

  @Test
  void theInputIsNeverChangedAndAnOutputOnlyReplacedOnRequest() throws IOException {
    byte[] before = Files.readAllBytes(damaged);
    Path link = Files.createSymbolicLink(folder.resolve("link"), damaged);
    assertThat(run("repair", "--force", damaged.toString(), damaged.toString())).isEqualTo(2);
    assertThat(run("repair", "--force", damaged.toString(), link.toString())).isEqualTo(2);
    assertThat(run("repair", damaged.toString(), whole.toString())).isEqualTo(2);
    assertThat(run("repair", damaged.toString(), folder.toString())).isEqualTo(2);
    assertThat(run("repair", damaged.toString(), "-")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("traffic re"));
    assertThat(Files.readAllBytes(damaged)).isEqualTo(before);
    assertThat(Files.size(whole)).isEqualTo(before.length);

    assertThat(run("repair", "--force", damaged.toString(), whole.toString())).isEqualTo(4);
    assertThat(Files.size(whole)).isEqualTo(before.length - RECORD);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsLeftBehind() throws IOException {
    assertThat(run("repair", damaged.toString(), folder + "/none/out.pcap")).isEqualTo(1);
    assertThat(run("repair", folder + "/none", folder + "/out.pcap")).isEqualTo(1);
    Path text = Files.writeString(folder.resolve("text"), "hello, world");
    assertThat(run("repair", text.toString(), folder + "/out.pcap")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(3);
    onlyThese("whole.pcap", "damaged.pcap", "text");
  }

  private void onlyThese(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  private int run(String... arguments) {
    CommandLine commandLine = TrafficCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  /** Ethernet frames of 60 times one byte each, a second and a nanosecond apart; big-endian. */
  private static byte[] pcap(int... contents) {
    List<byte[]> frames = new ArrayList<>();
    for (int content : contents) {
      byte[] frame = new byte[60];
      Arrays.fill(frame, (byte) content);
      frames.add(frame);
    }
    ByteBuffer file = ByteBuffer.allocate(FILE_HEADER + frames.size() * RECORD);
    file.putInt(0xA1B23C4D).putShort((short) 2).putShort((short) 4).putLong(0);
    file.putInt(262_144).putInt(1);
    for (int i = 0; i < frames.size(); i++) {
      file.putInt(1_700_000_000 + i).putInt(i).putInt(60).putInt(60).put(frames.get(i));
    }
    return file.array();
  }
}
