package trafficanalyzer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code packets} and {@code names} on a lookup of {@code a,b.com} and a visit to its address. */
class CaptureCommandTest {
  private static final String FILE_HEADER =
      "a1b23c4d 0002 0004 00000000 00000000 00040000 00000001";
  private static final String CLIENT_TO_ROUTER = "0200000000fe 020000000001 0800";
  private static final String ROUTER_TO_CLIENT = "020000000001 0200000000fe 0800";

  /** The header and the frame of a response to 10.0.0.1: {@code a,b.com} is 192.0.2.1. */
  private static final String ANSWER =
      record(
          10,
          ROUTER_TO_CLIENT
              + "4500 0045 0001 0000 4011 0000 0a000035 0a000001"
              + "0035 9c40 0031 0000"
              + "0001 8180 0001 0001 0000 0000 03 612c62 03 636f6d 00 0001 0001"
              + "c00c 0001 0001 0000003c 0004 c0000201");

  /** A later answer to 10.0.0.1: {@code cdn.net} is 192.0.2.1, too. */
  private static final String OTHER_ANSWER =
      record(
              10,
              ROUTER_TO_CLIENT
                  + "4500 0045 0002 0000 4011 0000 0a000035 0a000001"
                  + "0035 9c40 0031 0000"
                  + "0002 8180 0001 0001 0000 0000 03 63646e 03 6e6574 00 0001 0001"
                  + "c00c 0001 0001 0000003c 0004 c0000201")
          .replaceFirst("00000007", "00000008");

  private static final String SYN =
      record(
          11,
          CLIENT_TO_ROUTER
              + "4500 0028 0001 0000 4006 0000 0a000001 c0000201"
              + "01bb fde8 00000001 00000000 5002 ffff 0000 0000");

  private static final String SYN_ACK =
      record(
          12,
          ROUTER_TO_CLIENT
              + "4500 0028 0001 0000 4006 0000 c0000201 0a000001"
              + "fde8 01bb 00000001 00000000 5012 ffff 0000 0000");

  private static final String ARP = record(13, "ffffffffffff 020000000001 0806 0001");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("a.pcap");
    Files.write(file, hex(FILE_HEADER + ANSWER + SYN + SYN_ACK + ARP));
  }

  @Test
  void packetsAreTabSeparatedUnderAHeader() {
    assertThat(run(new PacketsCommand(out), file.toString())).isZero();
    assertThat(out.toString(UTF_8).split("\n"))
        .containsExactly(
            "frame_number\ttime\tsource_mac\tdestination_mac\tvlan\tsource_ip\tdestination_ip"
                + "\tprotocol\tsource_port\tdestination_port\ttcp_flags\tlength\tcaptured"
                + "\tapplication\tendpoint\tendpoint_source\tinbound\tundecoded\tinfo",
            "1\t1970-01-01T00:00:10.000000007Z\t02:00:00:00:00:fe\t02:00:00:00:00:01\t"
                + "\t10.0.0.53\t10.0.0.1\t17\t53\t40000\t\t83\t83\tdns\t\t\t\t"
                + "\tStandard query response 0x0001 A a,b.com A 192.0.2.1",
            "2\t1970-01-01T00:00:11.000000007Z\t02:00:00:00:00:01\t02:00:00:00:00:fe\t"
                + "\t10.0.0.1\t192.0.2.1\t6\t443\t65000\t2\t54\t54\ttls\ta,b.com\tdns\tfalse\t"
                + "\t443 → 65000 [SYN] Seq=1 Win=65535 Len=0",
            "3\t1970-01-01T00:00:12.000000007Z\t02:00:00:00:00:fe\t02:00:00:00:00:01\t"
                + "\t192.0.2.1\t10.0.0.1\t6\t65000\t443\t18\t54\t54\ttls\ta,b.com\tdns\ttrue\t"
                + "\t65000 → 443 [SYN, ACK] Seq=1 Ack=0 Win=65535 Len=0",
            "4\t1970-01-01T00:00:13.000000007Z\t02:00:00:00:00:01\tff:ff:ff:ff:ff:ff\t"
                + "\t\t\t\t\t\t\t16\t16\tarp\t\t\t\tnot-ip\tEtherType 0x0806 Len=2");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void csvQuotesWhatHoldsACommaAndEndsLinesAsTheRfcSays() {
    assertThat(run(new PacketsCommand(out), "--format", "csv", file.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .contains(",tls,\"a,b.com\",dns,false,,443 → 65000 [SYN] Seq=1 Win=65535 Len=0\r\n3,1970");
  }

  @Test
  void jsonHasNumbersAsNumbersAndLeavesOutWhatIsAbsent() throws Exception {
    assertThat(run(new PacketsCommand(out), "--format", "json", file.toString())).isZero();
    String[] lines = out.toString(UTF_8).split("\n");
    JsonNode syn = new ObjectMapper().readTree(lines[1]);
    assertThat(syn.get("source_port").isInt()).isTrue();
    assertThat(syn.get("source_port").asInt()).isEqualTo(443);
    assertThat(syn.get("endpoint").asText()).isEqualTo("a,b.com");
    assertThat(syn.get("inbound").isBoolean()).isTrue();
    assertThat(syn.has("vlan")).isFalse();
    assertThat(lines[3])
        .isEqualTo(
            "{\"frame_number\":4,\"time\":\"1970-01-01T00:00:13.000000007Z\","
                + "\"source_mac\":\"02:00:00:00:00:01\",\"destination_mac\":\"ff:ff:ff:ff:ff:ff\","
                + "\"length\":16,\"captured\":16,\"application\":\"arp\",\"undecoded\":\"not-ip\",\"info\":\"EtherType 0x0806 Len=2\"}");
  }

  @Test
  void flowsHaveTheSenderOfTheSynAsClientThoughItsPortIsTheSmaller() {
    assertThat(run(new NamesCommand(out), file.toString())).isZero();
    assertThat(out.toString(UTF_8).split("\n"))
        .containsExactly(
            "client\tclient_port\tserver\tserver_port\ttransport\tfirst_time\tlast_time"
                + "\tpackets_out\tbytes_out\tpackets_in\tbytes_in\tendpoint\tendpoint_source"
                + "\tcandidates",
            "10.0.0.1\t40000\t10.0.0.53\t53\tudp\t1970-01-01T00:00:10.000000007Z"
                + "\t1970-01-01T00:00:10.000000007Z\t0\t0\t1\t83\t\t\t",
            "10.0.0.1\t443\t192.0.2.1\t65000\ttcp\t1970-01-01T00:00:11.000000007Z"
                + "\t1970-01-01T00:00:12.000000007Z\t1\t54\t1\t54\ta,b.com\tdns\t");
  }

  @Test
  void namesThatTheAddressMayHaveAreToldAndNoneIsGivenWhereNothingDecides() throws Exception {
    Files.write(file, hex(FILE_HEADER + ANSWER + OTHER_ANSWER + SYN));
    assertThat(run(new NamesCommand(out), file.toString())).isZero();
    assertThat(out.toString(UTF_8)).endsWith("\tcdn.net\tdns\ta,b.com\n");
    assertThat(run(new NamesCommand(out), "--abstain", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).endsWith("\t\t\tcdn.net;a,b.com\n");
  }

  @Test
  void sourcesOfNamesAreLeftOutAndDnsPortsAreChosen() {
    assertThat(run(new NamesCommand(out), "--without", "quic,dns", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).doesNotContain("\ta,b.com\t");
    assertThat(run(new PacketsCommand(out), "--dns-port", "5300", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).doesNotContain("\ta,b.com\t");
    assertThat(run(new PacketsCommand(out), "--dns-port", "53,5300", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("\ta,b.com\t");
  }

  @Test
  void aWrongSourceOrPortIsToldWithWhatThereIs() {
    assertThat(run(new NamesCommand(out), "--without", "arp", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--without", "'arp' is none of sni, quic, http, dns");
    assertThat(run(new NamesCommand(out), "--dns-port", "0", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--dns-port", "'0' is no port from 1 to 65535");
    assertThat(run(new NamesCommand(out), "--dns-port", "x", file.toString())).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void aDamagedFileIsPrintedUpToTheDamageAndHasItsOwnExitStatus() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThat(run(new PacketsCommand(out), file.toString())).isEqualTo(4);
    assertThat(out.toString(UTF_8).split("\n")).hasSize(4);
    assertThat(err.toString().trim())
        .isEqualTo(
            "packets: "
                + file
                + " is damaged at frame 4 at byte 263: frame cut short: 16 bytes expected, 15 found"
                + " before the end of the file; the frames before were printed, the rest cannot be"
                + " read");
  }

  @Test
  void whatIsNoCaptureOrNotThereIsOneLineAndAFailure() throws Exception {
    Files.writeString(file, "hello");
    assertThat(run(new NamesCommand(out), file.toString())).isEqualTo(1);
    assertThat(run(new NamesCommand(out), folder.resolve("none").toString())).isEqualTo(1);
    assertThat(run(new NamesCommand(out), folder.toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8)).isEmpty();
    String[] lines = err.toString().split("\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0])
        .startsWith("names: " + file + " is not a capture file that can be read: found the first");
    assertThat(lines[1]).endsWith("none does not exist; check the path");
    assertThat(lines[2]).startsWith("names: " + folder + " cannot be read: ");
  }

  @Test
  void whatIsPipedInIsPrintedAsItComesWithTheNamesLearntSoFar() throws Exception {
    Process traffic =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                TrafficCommand.class.getName(),
                "packets",
                "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    OutputStream in = traffic.getOutputStream();
    try (BufferedReader lines = traffic.inputReader()) {
      in.write(hex(FILE_HEADER + ANSWER + SYN));
      in.flush();
      // These lines come though the input has not ended; else this waits for ever.
      assertThat(lines.readLine()).startsWith("frame_number\t");
      assertThat(lines.readLine()).startsWith("1\t1970-01-01T00:00:10");
      assertThat(lines.readLine()).contains("\ta,b.com\tdns\tfalse\t");
      in.write(hex(SYN_ACK));
      in.flush();
      assertThat(lines.readLine()).startsWith("3\t").contains("\ta,b.com\tdns\ttrue\t");
      in.close();
      assertThat(lines.readLine()).isNull();
      assertThat(traffic.waitFor()).isZero();
    } finally {
      traffic.destroyForcibly();
    }
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command).setErr(new PrintWriter(err, true)).execute(arguments);
  }

  private static String record(int seconds, String frame) {
    int length = hex(frame).length;
    return "%08x00000007%08x%08x".formatted(seconds, length, length) + frame;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
