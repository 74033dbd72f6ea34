package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.LinkTypes;

/** Pictures and report of {@code analyze}, and the same again by {@code plot}. */
class PlotCommandTest {
  private static final int FRAME = 54;

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private Path capture;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    capture = folder.resolve("a <b>.pcap");
    out = folder.resolve("out");
    ByteBuffer frame = ByteBuffer.allocate(FRAME);
    frame.putShort(12, (short) 0x0800).putInt(14, 0x4500_0028).putInt(22, 0x4006_0000);
    frame.putInt(26, 0xC000_0201).putInt(30, 0xC000_0202);
    frame.putShort(34, (short) 40_000).putShort(36, (short) 443).putShort(46, (short) 0x5002);
    try (CaptureWriter writer =
        CaptureWriter.pcap(Files.newOutputStream(capture), LinkTypes.ETHERNET, true)) {
      for (long i = 0; i < 40; i++) {
        long nanos = 1_704_067_200_000_000_000L + i * 1_000_000_000L;
        writer.write(LinkTypes.ETHERNET, nanos, FRAME, frame, 0, FRAME);
      }
    }
  }

  private int run(Object... args) {
    CommandLine commandLine = TrafficCommand.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void savedStatisticsMakeTheSamePlotsAsTheCapture() throws IOException {
    assertThat(run("analyze", capture, "--save", "--plots", "f1,f13,endpoints", "--out", out))
        .isZero();
    assertThat(files(out.resolve("plots")))
        .containsExactly(
            "endpoints.png", "endpoints.svg", "f1.png", "f1.svg", "f13.png", "f13.svg");

    Path again = folder.resolve("again");
    assertThat(
            run(
                "plot",
                out.resolve("statistics.state"),
                "--plots",
                "f1,f13,endpoints",
                "--out",
                again))
        .isZero();

    for (String file : files(out.resolve("plots"))) {
      assertThat(again.resolve("plots").resolve(file))
          .hasSameBinaryContentAs(out.resolve("plots").resolve(file));
    }
    assertThat(again.resolve("report.html"))
        .content()
        .contains("<h1>a &lt;b&gt;.pcap</h1>")
        .contains("<b>40</b>");
    assertThat(files(again)).containsExactly("plots", "report.html");
  }

  @Test
  void aDamagedCaptureIsAnalysedAndItsFaultIsInTheReport() throws IOException {
    byte[] bytes = Files.readAllBytes(capture);
    Files.write(capture, Arrays.copyOf(bytes, bytes.length - 10));

    assertThat(run("analyze", capture, "--plots", "none", "--out", out)).isEqualTo(4);

    assertThat(files(out)).contains("report.html").doesNotContain("plots");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("class=\"fault\"")
        .contains("damaged at frame 40")
        .contains("<b>39</b>");
  }

  @Test
  void severalStandSideBySideWithoutAReport() throws IOException {
    run("analyze", capture, "--save", "--plots", "none", "--out", out);
    Path state = out.resolve("statistics.state");
    Path both = folder.resolve("both");

    assertThat(run("plot", state, state, "--plots", "f1", "--formats", "svg", "--out", both))
        .isZero();

    assertThat(files(both)).containsExactly("plots");
    assertThat(both.resolve("plots/f1.svg")).content().contains("viewBox=\"0 0 1920 400\"");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("text.state"), "this is no state file at all");

    assertThat(run("plot", text, "--out", out)).isEqualTo(4);
    assertThat(run("plot", folder.resolve("none.state"), "--out", out)).isEqualTo(3);
    assertThat(run("plot", text, "--plots", "f99", "--out", out)).isEqualTo(2);
    assertThat(run("plot", text, "--dpi", "5", "--out", out)).isEqualTo(2);

    assertThat(err.toString())
        .contains("text.state is no state file that can be read")
        .contains("none.state does not exist")
        .contains("there is no plot f99")
        .contains("24 to 1,200 dpi");
    assertThat(out).doesNotExist();
  }
}
