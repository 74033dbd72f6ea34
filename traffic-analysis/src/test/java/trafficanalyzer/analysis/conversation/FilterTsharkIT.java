package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Filters let pass as many packets as tshark's, in a capture of many protocols beside the checkout.
 */
class FilterTsharkIT {
  private static final Path CAPTURE =
      Path.of(System.getProperty("traffic.home", "."))
          .resolve("../shared/captures/seladb__PcapPlusPlus/Tests/Pcap++Test/PcapExamples")
          .resolve("example2.pcap");

  private static final List<String> FILTERS =
      List.of(
          "tcp",
          "udp",
          "ipv6",
          "vlan.id",
          "!(ip)",
          "icmp || icmpv6",
          "ip.addr == 10.0.0.0/8",
          "ip.addr != 10.0.0.0/8",
          "tcp.port != 80",
          "tcp.port in {80, 443}",
          "udp.port in {50..60} and not ip.src == 10.0.0.138",
          "tcp.flags.syn == 1 && tcp.flags.ack == 0",
          "tcp.flags.reset == 1",
          "frame.len > 1000 or arp",
          "frame.number in {1..100, 200}",
          "eth.addr == ff:ff:ff:ff:ff:ff");

  @Test
  void filtersLetPassWhatTsharksDo() throws Exception {
    if (!Files.exists(CAPTURE)) {
      System.out.println("Filters are not compared with tshark: " + CAPTURE + " is not there");
      return;
    }
    for (String filter : FILTERS) {
      assertThat(PacketStatistics.of(CAPTURE, filter).packets())
          .as(filter)
          .isEqualTo(tsharkCount(filter));
    }
  }

  private static long tsharkCount(String filter) throws IOException, InterruptedException {
    Process tshark =
        new ProcessBuilder(
                "tshark",
                "-n",
                "-r",
                CAPTURE.toString(),
                "-Y",
                filter,
                "-T",
                "fields",
                "-e",
                "frame.number")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long lines =
        new String(tshark.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .lines()
            .count();
    assertThat(tshark.waitFor()).as(filter).isZero();
    return lines;
  }
}
