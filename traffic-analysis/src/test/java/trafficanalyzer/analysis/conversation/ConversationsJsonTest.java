package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsJsonTest {
  private static final String CLIENT = "10.0.0.1";
  private static final String SERVER = "198.51.100.7";

  @TempDir Path folder;
  private JsonNode json;

  @BeforeEach
  void write() throws IOException {
    Path file =
        new TestCapture()
            .udp(0, CLIENT + ":5000", SERVER + ":53", new byte[20])
            .udp(10, SERVER + ":53", CLIENT + ":5000", new byte[100])
            .udp(1000, CLIENT + ":5001", SERVER + ":53", new byte[20])
            .udp(3000, CLIENT + ":5002", SERVER + ":53", new byte[20])
            .tcp(3500, CLIENT + ":50003", SERVER + ":4", 0x10, 100, 1, new byte[9])
            .tcp(3501, CLIENT + ":50003", SERVER + ":4", 0x10, 100, 1, new byte[9])
            .in(folder);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ConversationsJson writer = new ConversationsJson(out)) {
      writer.finish(PacketStatistics.of(file, "", writer));
    }
    json = new ObjectMapper().readTree(out.toByteArray());
  }

  @Test
  void conversationsComeOneByOne() {
    JsonNode first = json.get("conversations").get(0);
    assertThat(json.get("conversations")).hasSize(4);
    assertThat(first.get("client").asText()).isEqualTo(CLIENT);
    assertThat(first.get("server_port").asInt()).isEqualTo(53);
    assertThat(first.get("application").asText()).isEqualTo("UDP_DNS");
    assertThat(first.get("endpoint").isNull()).isTrue();
    assertThat(first.get("first_time").decimalValue()).isEqualByComparingTo("1700000000");
    assertThat(first.get("bytes_in").asInt()).isEqualTo(142);
    assertThat(first.get("bytes_in_per_second").asDouble()).isEqualTo(14_200);
    assertThat(first.get("rtt_mean").isNull()).isTrue();
    JsonNode single = json.get("conversations").get(1);
    assertThat(single.get("packets_out_per_second").isNull()).isTrue();
    JsonNode tcp = json.get("conversations").get(3);
    assertThat(tcp.get("bad_packet_count").asInt()).isEqualTo(1);
    assertThat(tcp.get("bytes_bad").asInt()).isEqualTo(63);
    assertThat(tcp.get("retransmit_count").asInt()).isEqualTo(1);
    assertThat(tcp.get("retransmit_bytes").asInt()).isEqualTo(63);
  }

  @Test
  void aPairOfHostsHasEverythingMerged() {
    assertThat(json.get("host_pairs")).hasSize(1);
    assertThat(json.get("unique_host_pairs").asInt()).isEqualTo(1);
    JsonNode pair = json.get("host_pairs").get(0);
    assertThat(pair.get("A").asText()).isEqualTo(CLIENT);
    assertThat(pair.get("B").asText()).isEqualTo(SERVER);
    assertThat(pair.get("count").asInt()).isEqualTo(4);
    assertThat(pair.get("applications")).hasSize(2);
    assertThat(pair.get("start_times")).hasSize(4);
    assertThat(pair.get("start_times").get(3).decimalValue()).isEqualByComparingTo("1700000003.5");
    assertThat(pair.get("bytes").asInt()).isEqualTo(3 * 62 + 142 + 2 * 63);
    assertThat(pair.get("bad_packet_count").asInt()).isEqualTo(1);
    assertThat(pair.get("retransmit_bytes").asInt()).isEqualTo(63);
    assertThat(pair.get("repeat_mean").asDouble()).isEqualTo(3.5 / 3);
    assertThat(pair.get("repeat_stdev").isNull()).isFalse();
  }

  @Test
  void intervalsAreTrueMeansWithTheirStatisticsBesideThem() {
    JsonNode dns = json.get("host_pairs").get(0).get("packet_intervals").get("UDP_DNS");
    assertThat(dns.get("62").get("AB_intervals").asDouble()).isEqualTo(1.5);
    assertThat(dns.get("62").get("AB").get("packets").asInt()).isEqualTo(3);
    assertThat(dns.get("62").get("AB").get("count").asInt()).isEqualTo(2);
    assertThat(dns.get("62").get("AB").get("mean").asDouble()).isEqualTo(1.5);
    assertThat(dns.get("62").get("AB").get("stdev").asDouble()).isEqualTo(Math.sqrt(0.5));
    assertThat(dns.get("62").get("BA_intervals").isNull()).isTrue();
    assertThat(dns.get("142").get("BA_intervals").isNull()).as("only one packet").isTrue();
    assertThat(dns.get("142").get("BA").get("packets").asInt()).isEqualTo(1);
  }

  @Test
  void theRestIsThere() {
    assertThat(json.get("packets").asInt()).isEqualTo(6);
    assertThat(json.get("duration").asDouble()).isEqualTo(3.501);
    JsonNode dns = json.get("applications").get("UDP_DNS");
    assertThat(dns.get("data_series")).hasSize(4);
    assertThat(dns.get("data_series").get(1).get(1).asInt()).isEqualTo(142);
    assertThat(dns.get("data_series_bad")).isEmpty();
    assertThat(json.get("applications").get("TCP_OTHER").get("data_series_bad")).hasSize(1);
    assertThat(json.get("packet_sizes").get("UDP_DNS").get("62").asInt()).isEqualTo(3);
    assertThat(json.get("endpoints")).hasSize(2);
    assertThat(json.get("hierarchy").get(0).get("path").asText()).isEqualTo("eth");
    assertThat(json.get("io")).hasSize(3);
    assertThat(json.get("tcp_analysis").get("retransmission").asInt()).isEqualTo(1);
    assertThat(json.get("left_out").get("filtered_packets").asInt()).isZero();
  }
}
