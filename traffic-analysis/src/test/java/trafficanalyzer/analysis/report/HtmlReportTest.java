package trafficanalyzer.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.VisibleText;
import trafficanalyzer.analysis.plot.KnownStatistics;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.packet.file.CaptureFault;
import trafficanalyzer.packet.file.CaptureHealth;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");

  private static String report(ReportContent content) throws IOException {
    StringWriter page = new StringWriter();
    HtmlReport.write(content, page);
    return page.toString();
  }

  private static AnalysedCapture capture(String file, CaptureFault fault) {
    return new AnalysedCapture(
        Path.of(file),
        1_234_567,
        "pcap",
        "gzip",
        new CaptureHealth(),
        0,
        Optional.ofNullable(fault),
        fault == null);
  }

  private static ReportContent of(String name, String hostile, CaptureFault fault) {
    return new ReportContent(
        new KnownStatistics(name, hostile),
        List.of(capture(name, fault)),
        List.of(new ReportHost(new Talker("192.0.2.1", 1, 2_000_000, 3, 4_000), hostile)),
        List.of(
            new ReportConversation(
                "192.0.2.1:1024", hostile, hostile, hostile, 77, 1_000, 2_000, 61, 5)),
        9,
        List.of(new ReportOddity(hostile, 3)));
  }

  @Test
  void itHasTheFiguresThatPeopleLookFor() throws IOException {
    String page = report(of("known.pcap", "www.example.com", null));

    assertThat(page)
        .contains("<h1>known.pcap</h1>")
        .contains("2024-01-01 00:00:00 to 2024-01-01 00:00:25 UTC, 25.0 s")
        .contains("known.pcap: pcap in gzip, 1.23 MB")
        .contains("<b>400</b>")
        .contains("<b>20.0 kB</b>")
        .contains("<b>6.40 kbit/s</b>")
        .contains("<td>www.example.com</td>")
        .contains("<td class=\"number\">2.00 MB</td>")
        .contains("The 1 with most bytes of 9.")
        .contains("<td class=\"number\">1 min 01 s</td>")
        .contains("Nothing at all was captured for 10.0 s.")
        .contains("TCP segments that are odd: www.example.com 3.")
        .contains("<td>443</td>")
        .contains("<td class=\"number\">14.0 kB</td>\n<td class=\"number\">70.0 %</td>")
        .contains("(other) has those of 7 names with few bytes.")
        .doesNotContain("class=\"fault\"");
    assertThat(page.split("<figure>", -1)).hasSize(1 + 13 + 4);
  }

  @Test
  void theFaultIsTold() throws IOException {
    CaptureFault fault = new CaptureFault(4, 263, "frame cut short");

    assertThat(report(of("broken.pcap", "x", fault)))
        .contains(
            "<p class=\"fault\">broken.pcap is damaged at frame 4 at byte 263: frame cut short."
                + " All that is before was analysed.</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "]]><svg/onload=alert(1)>",
        "&lt;b&gt;",
        "%s%n%d",
        "a\u202Egnp.exe",
        "\u0000\u0001\uD800"
      })
  void whatComesFromOutsideStaysText(String hostile) throws IOException {
    CaptureFault fault = new CaptureFault(1, 2, hostile);
    String page = report(of(fileName(hostile), hostile, fault));

    // The page holds the same elements and attributes as that of harmless names.
    assertThat(tags(page)).isEqualTo(tags(report(of("x", "x", new CaptureFault(1, 2, "x")))));
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("\u202E")
        .doesNotContain("\u0000");
    assertThat(page).contains("<td>" + VisibleText.escaped(hostile) + "</td>");
  }

  /** Java makes no path of NUL, nor of half a character. */
  private static String fileName(String hostile) {
    return hostile.replace("\u0000", "").replace("\uD800", "");
  }

  private static List<String> tags(String page) {
    // Coordinates differ with the widths of names in legends.
    return TAG.matcher(page)
        .results()
        .map(tag -> tag.group(1) + tag.group(2) + tag.group(3).replaceAll("\"[^\"]*\"", ""))
        .map(String::strip)
        .toList();
  }

  @Test
  void itLoadsNothingAndForbidsScripts() throws IOException {
    String page = report(of("known.pcap", "x", null));

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContainPattern("(src|href)=\"(?!#|data:)");
    assertThat(page.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "")).doesNotContain("http:");
  }

  @Test
  void statisticsAloneMakeAReport() throws IOException {
    ReportContent content =
        ReportContent.of(new KnownStatistics("a.state", "192.0.2.9"), List.of());

    assertThat(report(content))
        .contains("<td>192.0.2.9</td>")
        .doesNotContain("id=\"conversations\"");
  }

  @Test
  void aDiskThatIsFullIsTold() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    assertThatIOException()
        .isThrownBy(() -> HtmlReport.write(of("a", "b", null), full))
        .withMessage("No space left on device");
  }
}
