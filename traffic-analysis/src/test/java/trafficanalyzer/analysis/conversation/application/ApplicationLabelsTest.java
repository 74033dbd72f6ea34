package trafficanalyzer.analysis.conversation.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.LinkTypes;

class ApplicationLabelsTest {
  private final ApplicationLabels labels = new ApplicationLabels();

  @ParameterizedTest
  @CsvSource({
    "6,502,TCP_MODBUS",
    "6,802,TCP_MODBUS_TLS",
    "6,2404,TCP_IEC60870",
    "6,20000,TCP_DNP",
    "6,19999,TCP_DNP_TLS",
    "6,1883,TCP_MQTT",
    "6,8883,TCP_MQTT_TLS",
    "6,9001,TCP_MQTT",
    "17,5683,UDP_COAP",
    "17,5684,UDP_COAP_TLS",
    "6,2375,TCP_DOCKERAPI",
    "6,2376,TCP_DOCKERAPI_TLS",
    "6,4303,TCP_SRCP",
    "6,80,TCP_HTTP",
    "6,443,TCP_HTTP_TLS",
    "17,443,UDP_QUIC",
    "17,53,UDP_DNS",
    "6,79,TCP_FINGER",
    "132,36412,SCTP_S1-CONTROL",
    "6,4,TCP_OTHER",
    "1,0,ICMP",
    "50,0,ESP"
  })
  void thePortTells(int protocol, int port, String label) {
    assertThat(label(packet(protocol, 50_000, port, new byte[0]), port)).isEqualTo(label);
  }

  @Test
  void theSmallerPortIsTheServicesUnlessItIsNone() {
    assertThat(label(packet(IpProtocols.TCP, 8883, 1883, new byte[0]), -1)).isEqualTo("TCP_MQTT");
    assertThat(label(packet(IpProtocols.TCP, 1042, 80, new byte[0]), -1)).isEqualTo("TCP_HTTP");
    assertThat(label(packet(IpProtocols.TCP, 4, 80, new byte[0]), -1)).isEqualTo("TCP_HTTP");
    assertThat(label(packet(IpProtocols.TCP, 4, 44818, new byte[0]), -1))
        .as("a client's port has no meaning")
        .isEqualTo("TCP_OTHER");
  }

  @ParameterizedTest
  @CsvSource({
    "6,9999,474554202F20485454502F312E310D0A,TCP_HTTP", // GET / HTTP/1.1
    "6,9999,485454502F312E3120323030204F4B,TCP_HTTP", // HTTP/1.1 200 OK
    "6,80,160301020001000,TCP_HTTP_TLS",
    "6,4,160303004002000,TCP_OTHER_TLS",
    "6,25,170303004002000,TCP_SMTP_TLS",
    "6,443,5353482D322E302D,TCP_SSH",
    "6,4,101000044D515454,TCP_MQTT",
    "6,4,13426974546F7272656E74,TCP_BITTORRENT",
    "6,4,4F5054494F4E5320727473703A,TCP_RTSP", // OPTIONS rtsp:
    "17,4,4F5054494F4E53207369703A,UDP_SIP", // OPTIONS sip:
    "17,4,16FEFD0000000000000000000000,UDP_OTHER_TLS",
    "17,4,C3000000010800,UDP_QUIC",
    "17,4,000100002112A442000000000000000000000000,UDP_STUN",
    "6,22,00000000,TCP_SSH"
  })
  void theContentTellsBetter(int protocol, int port, String content, String label) {
    String even = content.length() % 2 == 0 ? content : content + '0';
    Packet packet = packet(protocol, 50_000, port, HexFormat.of().parseHex(even));
    int number = labels.ofPorts(packet, port);
    Content found = Content.of(packet);
    int told = found == Content.UNKNOWN ? number : labels.ofContent(packet, number, found);
    assertThat(labels.labels().name(told)).isEqualTo(label);
  }

  @Test
  void aScanOfAllPortsDoesNotTakeAllNumbers() {
    for (int port = 0; port < 1 << 16; port++) {
      labels.ofPorts(packet(IpProtocols.TCP, 50_000, port, new byte[0]), port);
    }

    assertThat(labels.labels().size()).isEqualTo(Labels.MOST);
    assertThat(label(packet(IpProtocols.UDP, 50_000, 53, new byte[0]), 53)).isEqualTo(Labels.MORE);
  }

  private String label(Packet packet, int serverPort) {
    boolean hasPorts = packet.sourcePort() >= 0;
    return labels.labels().name(labels.ofPorts(packet, hasPorts ? serverPort : -1));
  }

  private static Packet packet(int protocol, int sourcePort, int port, byte[] content) {
    int header = protocol == IpProtocols.TCP ? 20 : protocol == IpProtocols.SCTP ? 12 : 8;
    ByteBuffer buffer = ByteBuffer.allocate(20 + header + content.length);
    buffer.put(0, (byte) 0x45).putShort(2, (short) buffer.capacity()).put(8, (byte) 64);
    buffer.put(9, (byte) protocol).putInt(12, 0x0A000001).putInt(16, 0x0A000002);
    buffer.putShort(20, (short) sourcePort).putShort(22, (short) port);
    if (protocol == IpProtocols.TCP) {
      buffer.putShort(32, (short) 0x5010);
    } else {
      buffer.putShort(24, (short) (8 + content.length));
    }
    buffer.put(20 + header, content);
    Packet packet = new Packet();
    packet.wrap(buffer, 0, buffer.capacity(), LinkTypes.RAW);
    return packet;
  }
}
