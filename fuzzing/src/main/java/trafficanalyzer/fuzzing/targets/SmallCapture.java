package trafficanalyzer.fuzzing.targets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import trafficanalyzer.packet.file.CaptureWriter;

/** A capture of a handful of packets that tell names, to begin with where no other is there. */
public final class SmallCapture {
  private static final int CLIENT_PORT = 40_000;

  /** {@code www.example.com} is an alias of {@code example.net}, which is 192.0.2.1. */
  private static final String DNS_RESPONSE =
      "123481800001000200000000"
          + "03777777076578616d706c6503636f6d0000010001"
          + "c00c000500010000003c000d076578616d706c65036e657400"
          + "c02d000100010000003c0004c0000201";

  /** A ClientHello of one cipher suite, with the server name {@code example.com}. */
  private static final String CLIENT_HELLO =
      "1603010047010000430303"
          + "00".repeat(32)
          + "00000213010100"
          + "0018"
          + "00000010000e00000b6578616d706c652e636f6d"
          + "00150000";

  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: example.com\r\nAccept: */*\r\n\r\n";

  private static final int ETHERNET = 1;
  private static final String MACS = "020000000002020000000001";

  private SmallCapture() {}

  /** The bytes of a pcapng file: two link types, a tag, fragments and a tunnel among its frames. */
  public static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CaptureWriter writer = CaptureWriter.pcapng(out)) {
      for (byte[] frame : packets()) {
        write(writer, Frames.LINK_TYPE, frame);
      }
      byte[] tagged = join(HexFormat.of().parseHex(MACS + "810000070800"), packets().get(0));
      write(writer, ETHERNET, tagged);
    }
    return out.toByteArray();
  }

  /** IPv4 packets alone, as the bytes of a classic pcap file. */
  public static byte[] classic() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CaptureWriter writer = CaptureWriter.pcap(out, Frames.LINK_TYPE, false)) {
      for (byte[] frame : packets()) {
        write(writer, Frames.LINK_TYPE, frame);
      }
    }
    return out.toByteArray();
  }

  private static void write(CaptureWriter writer, int linkType, byte[] frame) throws IOException {
    writer.write(linkType, 0, frame.length, ByteBuffer.wrap(frame), 0, frame.length);
  }

  private static List<byte[]> packets() {
    HexFormat hex = HexFormat.of();
    byte[] answer = Frames.udp(53, CLIENT_PORT, hex.parseHex(DNS_RESPONSE));
    byte[] hello = hex.parseHex(CLIENT_HELLO);
    byte[] request = REQUEST.getBytes(StandardCharsets.US_ASCII);
    int middle = hello.length / 2;
    return List.of(
        answer,
        Frames.tcp(CLIENT_PORT, 443, 0, 0x02, hello, 0, 0),
        Frames.tcp(CLIENT_PORT, 443, 1, 0x18, hello, 0, middle),
        Frames.tcp(CLIENT_PORT, 443, 1 + middle, 0x18, hello, middle, hello.length),
        Frames.tcp(CLIENT_PORT, 443, 1, 0x18, hello, 0, hello.length),
        Frames.tcp(CLIENT_PORT, 80, 1, 0x18, request, 0, request.length),
        Frames.fragment(answer, 0, 40),
        Frames.fragment(answer, 40, answer.length - 20),
        Frames.gre(answer));
  }

  private static byte[] join(byte[] header, byte[] content) {
    return ByteBuffer.allocate(header.length + content.length).put(header).put(content).array();
  }
}
