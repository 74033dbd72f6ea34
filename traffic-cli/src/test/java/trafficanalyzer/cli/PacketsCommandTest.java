package trafficanalyzer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Columns and counts of {@code packets}, on a SYN with VLAN tag and an ARP request. */
class PacketsCommandTest {
  private static final String SYN =
      "0200000000fe 020000000001 8100 0007 0800"
          + "4500 0028 0001 0000 4006 0000 0a000001 c0000201"
          + "c822 01bb 00000007 00000000 5002 ffff 0000 0000";
  private static final String ARP =
      "ffffffffffff 020000000001 0806"
          + "0001 0800 0604 0001 020000000001 0a000001 000000000000 0a000002";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("a.pcap");
    String header = "a1b2c3d4 0002 0004 00000000 00000000 00040000 00000001";
    Files.write(file, hex(header + record(1_700_000_000, SYN) + record(1_700_000_001, ARP)));
  }

  @Test
  void columnsAreThoseAskedForInTheirOrder() {
    assertThat(run("--fields", "info,frame_number,vlan", file.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "info\tframe_number\tvlan\n"
                + "51234 → 443 [SYN] Seq=7 Win=65535 Len=0\t1\t7\n"
                + "Who has 10.0.0.2? Tell 10.0.0.1\t2\t\n");
  }

  @Test
  void columnsBesidesTheUsualOnes() {
    String fields =
        "time_epoch,link_type,ether_type,ip_version,ttl,tcp_sequence,tcp_acknowledgment,tcp_window,"
            + "payload_length";
    assertThat(run("--fields", fields, file.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            fields.replace(',', '\t')
                + "\n1700000000.000007000\t1\t2048\t4\t64\t7\t0\t65535\t0"
                + "\n1700000001.000007000\t1\t2054\t\t\t\t\t\t\n");
  }

  @Test
  void anUnknownColumnIsWrongUsageAndTheKnownOnesAreListed() {
    assertThat(run("--fields", "time,ip.src", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("no column is called 'ip.src'; there are frame_number, time, ")
        .contains(", info, time_epoch, ");
    assertThat(out.size()).isZero();
  }

  @Test
  void onlyTheFirstPacketsAreCounted() {
    assertThat(run("-c", "1", "--fields", "frame_number", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("frame_number\n1\n");
    out.reset();
    assertThat(run("--count", "0", "--fields", "frame_number", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("frame_number\n");
    assertThat(run("-c", "-1", file.toString())).isEqualTo(2);
  }

  @Test
  void whatWasNotAskedForAnyMoreIsNoDamage() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThat(run("-c", "1", file.toString())).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void manyPacketsAreAllThereInTheirOrder() throws Exception {
    StringBuilder records = new StringBuilder("a1b2c3d4000200040000000000000000000400000000 0001");
    String large = "ffffffffffff 020000000001 88a2" + "00".repeat(150_000);
    for (int i = 0; i < 5_000; i++) {
      records.append(record(i, i % 1_000 == 7 ? large : i % 2 == 0 ? SYN : ARP));
    }
    Files.write(file, hex(records.toString()));
    assertThat(run("--fields", "frame_number,length,info", file.toString())).isZero();
    String[] lines = out.toString(UTF_8).split("\n");
    assertThat(lines).hasSize(5_001);
    for (int i = 0; i < 5_000; i++) {
      assertThat(lines[i + 1])
          .isEqualTo(
              (i + 1)
                  + (i % 1_000 == 7
                      ? "\t150014\tEtherType 0x88a2 Len=150000"
                      : i % 2 == 0
                          ? "\t58\t51234 → 443 [SYN] Seq=7 Win=65535 Len=0"
                          : "\t42\tWho has 10.0.0.2? Tell 10.0.0.1"));
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsOneLineAndAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    int status =
        new CommandLine(new PacketsCommand(full))
            .setErr(new PrintWriter(err, true))
            .execute(file.toString());
    assertThat(status).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("packets: the output cannot be written: No space left on device");
  }

  @Test
  void theReadmeNamesEveryColumn() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("<!-- columns -->");
    int end = readme.indexOf("<!-- /columns -->");
    assertThat(start).isPositive().isLessThan(end);
    Matcher rows = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(readme.substring(start, end));
    assertThat(rows.results().map(row -> row.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(PacketColumn.values()).map(PacketColumn::label).toList());
  }

  private int run(String... arguments) {
    return new CommandLine(new PacketsCommand(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static String record(int seconds, String frame) {
    int length = hex(frame).length;
    return "%08x00000007%08x%08x".formatted(seconds, length, length) + frame;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
