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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import trafficanalyzer.packet.file.CaptureWriter;

/** {@code analyze} on captures of a few UDP packets. */
class AnalyzeCommandTest {
  private static final int RAW = 101;
  private static final long BEGIN = 1_700_000_000L;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aCaptureBecomesTablesAndJson() throws IOException {
    Path file = capture("a.pcap", 0, 1, 25);

    assertThat(run("analyze", file.toString(), "--out", folder.resolve("o").toString())).isZero();

    assertThat(err.toString()).isEmpty();
    List<String> rows = Files.readAllLines(folder.resolve("o/critical.tsv"));
    assertThat(rows).hasSize(1 + 3);
    assertThat(rows.get(0)).startsWith("begin\tseconds\tpackets\tbytes\t");
    assertThat(rows.get(1)).startsWith("2023-11-14T22:13:20.000000000Z\t10.0\t2\t56\t0\t1\t1\t");
    assertThat(rows.get(2)).startsWith("2023-11-14T22:13:30.000000000Z\t10.0\t0\t0\t0\t0\t0\t");
    assertThat(Files.readAllLines(folder.resolve("o/ports.tsv")))
        .containsExactly(
            "begin\tkind\tport\tpackets",
            "2023-11-14T22:13:20.000000000Z\tudp_source\t5000\t2",
            "2023-11-14T22:13:20.000000000Z\tudp_destination\t53\t2",
            "2023-11-14T22:13:40.000000000Z\tudp_source\t5000\t1",
            "2023-11-14T22:13:40.000000000Z\tudp_destination\t53\t1");
    assertThat(Files.readAllLines(folder.resolve("o/endpoints.tsv")))
        .containsExactly(
            "begin\tendpoint\tpackets\tbytes",
            "2023-11-14T22:13:20.000000000Z\t-\t2\t56",
            "2023-11-14T22:13:40.000000000Z\t-\t1\t28");
    assertThat(folder.resolve("o/plots/endpoints.png")).exists();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("o/statistics.json").toFile());
    assertThat(json.at("/endpoints/0/name").asText()).isEqualTo("-");
    assertThat(json.at("/endpoints/0/bytes").asInt()).isEqualTo(84);
    assertThat(json.at("/endpoints/0/intervals/1/packets").asInt()).isEqualTo(1);
    assertThat(json.at("/endpoints_in_other").asInt()).isZero();
    assertThat(json.at("/total/packets").asInt()).isEqualTo(3);
    assertThat(json.at("/total/gap_mean").asDouble()).isEqualTo(12.5);
    assertThat(json.at("/captures/0/fault").isNull()).isTrue();
    assertThat(json.at("/intervals")).hasSize(3);
    assertThat(json.at("/applications/0/name").asText()).isEqualTo("dns");
    assertThat(json.at("/top_talkers/0/address").asText()).isEqualTo("10.0.0.1");
  }

  @Test
  void withConversationsTooThePassEndsAfterTheFramesAskedFor() throws IOException {
    Path file = capture("a.pcap", 0, 1, 25);

    assertThat(run("analyze", file.toString(), "--max-packets", "2", "--out", path("o"))).isZero();

    assertThat(err.toString()).contains("up to frame 2 only");
  }

  @Test
  void withoutConversationsNoEndpointsOfAnEarlierAnalysisAreLeft() throws IOException {
    String file = capture("a.pcap", 0, 1).toString();
    run("analyze", file, "--out", path("o"));

    assertThat(run("analyze", file, "--without-conversations", "--out", path("o"))).isZero();

    assertThat(folder.resolve("o/endpoints.tsv")).doesNotExist();
    assertThat(folder.resolve("o/plots/endpoints.png")).doesNotExist();
    assertThat(folder.resolve("o/plots/applications.png")).exists();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("o/statistics.json").toFile());
    assertThat(json.has("endpoints")).isFalse();
  }

  @Test
  void optionsThatWouldDoNothingAreToldInsteadOfIgnored() throws IOException {
    String file = capture("a.pcap", 0).toString();

    assertThat(run("analyze", file, "--conversations", "--save", "--plots", "f1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("with --conversations, which prints nothing but them, there is nothing for")
        .contains("--save")
        .contains("--plots");
    assertThat(run("analyze", file, "--conversations", "--interval", "5")).isEqualTo(2);
    assertThat(run("analyze", file, "--conversations", "--print")).isEqualTo(2);
    assertThat(run("analyze", file, "--merge", "--parallel", "2", "--out", path("o"))).isEqualTo(2);
    assertThat(err.toString()).contains("there is nothing for --parallel to do");
    assertThat(
            run(
                "analyze",
                file,
                "--without-conversations",
                "--plots",
                "f1,endpoints",
                "--out",
                "o"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("endpoints does not go with --without-conversations");
    assertThat(folder.resolve("o")).doesNotExist();
    run("analyze", file, "--save", "--plots", "none", "--out", path("s"));
    String state = path("s/statistics.state");
    assertThat(run("analyze", state, "--interval", "5", "--filter", "udp", "--out", path("o")))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("with state files, in which all is counted, there is nothing for --interval,");
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void whereEndpointsWereNotLookedForTheirPlotIsToldToBeMissing() throws IOException {
    String file = capture("a.pcap", 0, 1).toString();
    run("analyze", file, "--save", "--without-conversations", "--out", path("s"));
    String state = path("s/statistics.state");

    assertThat(run("analyze", state, "--plots", "f1,endpoints", "--out", path("o"))).isEqualTo(1);
    assertThat(run("plot", state, "--plots", "endpoints", "--out", path("p"))).isEqualTo(1);

    assertThat(err.toString())
        .contains("a.pcap has no endpoints to plot", "what was saved has no endpoints to plot");
    assertThat(folder.resolve("o/plots/f1.png")).exists();
    assertThat(folder.resolve("p")).doesNotExist();
    assertThat(run("analyze", state, "--out", path("q"))).isZero();
  }

  @Test
  void conversationsGoTogetherWithWhatChoosesTheirPackets() throws IOException {
    String file = capture("a.pcap", 0, 1).toString();

    assertThat(
            run(
                "analyze",
                file,
                "--conversations",
                "--filter",
                "udp",
                "--without-local",
                "--ipv4-only",
                "--max-packets",
                "1"))
        .isZero();
  }

  /** A process of its own, as standard input is read from its descriptor. */
  @Test
  void whatIsPipedInIsAnalysedAsTheFileIs() throws Exception {
    Path file = capture("a.pcap", 0, 1, 25);
    run("analyze", file.toString(), "--out", path("f"));

    assertThat(piped(file, "analyze", "-", "--plots", "f1", "--out", path("p"))).isZero();
    assertThat(piped(file, "analyze", "-", "--conversations")).isZero();
    JsonNode printed = new ObjectMapper().readTree(folder.resolve("out").toFile());
    assertThat(printed.at("/conversations/0/packets_out").asInt()).isEqualTo(3);

    for (String table : List.of("critical.tsv", "applications.tsv", "endpoints.tsv")) {
      assertThat(folder.resolve("p").resolve(table))
          .hasSameTextualContentAs(folder.resolve("f").resolve(table));
    }
    JsonNode json = new ObjectMapper().readTree(folder.resolve("p/statistics.json").toFile());
    assertThat(json.at("/name").asText()).isEqualTo("standard input");
    assertThat(folder.resolve("p/report.html"))
        .content()
        .contains("<h1>standard input</h1>", "standard input: pcap");
  }

  @Test
  void whatIsWrongWithWhatIsPipedInIsToldAsOfStandardInput() throws Exception {
    Path cut = capture("a.pcap", 0, 1);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1));
    Path text = Files.writeString(folder.resolve("text"), "not a capture, only some text");
    Path good = capture("good.pcap", 0);

    assertThat(piped(cut, "analyze", "-", good.toString(), "--out", path("p"))).isEqualTo(4);
    assertThat(folder.resolve("err")).content().contains("standard input is damaged at frame 2");
    assertThat(piped(cut, "names", "-")).isEqualTo(4);
    assertThat(folder.resolve("err")).content().contains("standard input is damaged at frame 2");
    assertThat(piped(cut, "check", "-")).isEqualTo(4);
    assertThat(folder.resolve("out")).content().contains("standard input: damaged at frame 2");
    assertThat(folder.resolve("p/standard input/critical.tsv")).exists();
    assertThat(folder.resolve("p/good.pcap/critical.tsv")).exists();
    assertThat(piped(text, "analyze", "-", "--out", path("q"))).isEqualTo(1);
    assertThat(folder.resolve("err")).content().contains("standard input is not a capture");
  }

  private int piped(Path input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TrafficCommand.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectInput(input.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  @Test
  void whereToWriteMustBeSaid() throws IOException {
    Path file = capture("a.pcap", 0);

    assertThat(run("analyze", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("say where to write to, --out DIR, or that");
  }

  @Test
  void slicesThatAreMergedGiveTheTablesOfTheWhole() throws IOException {
    Path whole = capture("whole.pcap", 0, 1, 25, 26, 27);
    Path first = capture("first.pcap", 0, 1, 25);
    Path second = capture("second.pcap", 26, 27);
    run("analyze", whole.toString(), "--out", folder.resolve("w").toString());
    // Given the wrong way round: the order is that of their first packets. One comes as a state.
    run("analyze", first.toString(), "--save", "--out", folder.resolve("f").toString());
    Path state = folder.resolve("f/statistics.state");
    run("analyze", second.toString(), "--save", "--out", folder.resolve("0").toString());
    String[] both = {second.toString(), first.toString()};

    assertThat(run("analyze", both[0], both[1], "--merge", "--out", path("m"))).isZero();
    assertThat(run("analyze", state.toString(), "--out", path("s"))).isZero();
    String[] states = {path("0/statistics.state"), state.toString()};
    assertThat(run("analyze", states[0], states[1], "--merge", "--out", path("n"))).isZero();

    String[] tables = {
      "critical.tsv", "ports.tsv", "applications.tsv", "endpoints.tsv", "talkers.tsv"
    };
    for (String table : tables) {
      assertThat(folder.resolve("m").resolve(table))
          .hasSameTextualContentAs(folder.resolve("w").resolve(table));
      assertThat(folder.resolve("n").resolve(table))
          .hasSameTextualContentAs(folder.resolve("w").resolve(table));
      assertThat(folder.resolve("s").resolve(table))
          .hasSameTextualContentAs(folder.resolve("f").resolve(table));
    }
  }

  @Test
  void capturesThatAreMergedAreReadAsOneByEveryAnalysis() throws IOException {
    Path whole = capture("whole.pcap", 0, 1, 25, 26, 27);
    Path first = capture("first.pcap", 0, 1, 25);
    Path second = capture("second.pcap", 26, 27);
    String[] both = {second.toString(), first.toString()};
    Path none = Files.writeString(folder.resolve("none.pcap"), "not a capture, only some text");

    assertThat(run("analyze", both[0], both[1], "--conversations")).isEqualTo(2);
    assertThat(err.toString()).contains("--merge makes one of them");

    assertThat(
            run("analyze", both[0], both[1], "--merge", "--max-packets", "4", "--out", path("m")))
        .isZero();
    assertThat(err.toString()).contains("second.pcap was analysed up to frame 1 only");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("m/statistics.json").toFile());
    assertThat(json.at("/name").asText()).isEqualTo("first.pcap and 1 more");
    assertThat(json.at("/captures/1/frames").asInt()).isEqualTo(1);
    assertThat(json.at("/endpoints/0/packets").asInt()).isEqualTo(4);
    assertThat(folder.resolve("m/report.html")).content().contains("id=\"conversations\"");

    assertThat(run("analyze", both[0], none.toString(), "--merge", "--out", path("n")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("none.pcap is not a capture file");
    assertThat(folder.resolve("n/critical.tsv")).exists();
    assertThat(run("analyze", whole.toString(), both[1], "--merge", "--out", path("o"))).isZero();
    assertThat(err.toString()).contains("begins before an earlier one ends");
  }

  @Test
  void eachOfSeveralGetsAFolderAndTheWorstDecidesTheExitCode() throws IOException {
    Path good = capture("good.pcap", 0, 1);
    Path damaged = capture("damaged.pcap", 0, 1, 2);
    byte[] bytes = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 1));
    Path none = Files.writeString(folder.resolve("none.pcap"), "not a capture, only some text");

    String[] files = {good.toString(), damaged.toString()};
    assertThat(run("analyze", files[0], files[1], "--parallel", "2", "--out", path("o")))
        .isEqualTo(4);
    assertThat(err.toString()).contains("damaged.pcap is damaged at frame 3", "was analysed");
    JsonNode json =
        new ObjectMapper().readTree(folder.resolve("o/damaged.pcap/statistics.json").toFile());
    assertThat(json.at("/captures/0/fault").asText()).startsWith("frame 3 at byte");
    assertThat(json.at("/total/packets").asInt()).isEqualTo(2);
    assertThat(folder.resolve("o/good.pcap/critical.tsv")).exists();

    assertThat(run("analyze", files[0], files[1], none.toString(), "--out", path("p")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("none.pcap is not a capture file");
  }

  @Test
  void intervalsArePrintedAsTheyAreClosed() throws IOException {
    Path file = capture("a.pcap", 0, 1, 25);

    assertThat(run("analyze", file.toString(), "--print", "--interval", "5", "--out", path("o")))
        .isZero();

    assertThat(out.toString().lines()).hasSize(1 + 6);
    assertThat(out.toString()).startsWith("file\tbegin\tseconds");
    assertThat(out.toString()).contains("a.pcap\t2023-11-14T22:13:20.000000000Z\t5.0\t2\t");
  }

  @Test
  void aNameOfSeveralLinesIsPrintedOnOne() throws IOException {
    Path file = capture("a\tb\nc.pcap", 0, 1);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(run("analyze", file.toString(), "--print", "--out", path("o"))).isEqualTo(4);
    assertThat(run("check", file.toString())).isEqualTo(4);

    assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
        .startsWith("a\\u0009b\\u000ac.pcap\t2023-11-14T22:13:20.000000000Z\t10.0\t1\t");
    assertThat(out.toString()).contains("a\\u0009b\\u000ac.pcap: damaged at frame 2");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void wrongOptionsAreSaidToBe() throws IOException {
    String file = capture("a.pcap", 0).toString();

    assertThat(run("analyze", file)).isEqualTo(2);
    assertThat(run("analyze", file, "--out", path("o"), "--interval", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("from a microsecond", "see: traffic analyze --help");
    assertThat(err.toString().lines().count()).as("no page of help").isLessThan(10);
    assertThat(run("analyze", file, "--out", path("o"), "--interval", "x")).isEqualTo(2);
    assertThat(run("analyze", path("missing.pcap"), "--out", path("o"))).isEqualTo(3);
    assertThat(run("analyze", file, "--out", file + "/below")).isEqualTo(1);
    assertThat(err.toString()).contains("cannot be written");
  }

  @Test
  void aStateFileThatIsDamagedIsToldAndNothingElseHappens() throws IOException {
    Path file = capture("a.pcap", 0);
    run("analyze", file.toString(), "--save", "--out", path("o"));
    Path state = folder.resolve("o/statistics.state");
    byte[] bytes = Files.readAllBytes(state);
    bytes[30] ^= 1;
    Files.write(state, bytes);

    assertThat(run("analyze", state.toString(), "--out", path("p"))).isEqualTo(1);
    assertThat(err.toString()).contains("statistics.state is no state file that can be read");
    assertThat(folder.resolve("p")).doesNotExist();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** UDP packets so many seconds after the begin. */
  private Path capture(String name, int... seconds) throws IOException {
    Path file = folder.resolve(name);
    try (CaptureWriter writer = CaptureWriter.pcap(Files.newOutputStream(file), RAW, false)) {
      for (int second : seconds) {
        ByteBuffer packet = ByteBuffer.allocate(28);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) 28).putInt(0);
        packet.put((byte) 64).put((byte) 17).putShort((short) 0);
        packet.putInt(0x0A000001).putInt(0x0A000002);
        packet.putShort((short) 5000).putShort((short) 53).putShort((short) 8).putShort((short) 0);
        writer.write(RAW, (BEGIN + second) * 1_000_000_000L, 28, packet, 0, 28);
      }
    }
    return file;
  }

  private int run(String... arguments) {
    CommandLine commandLine = TrafficCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
