package trafficanalyzer.interceptor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Builds small captures of Ethernet frames, for tests to read or to send. */
final class PcapFile {
  static final String BROADCAST = "ff:ff:ff:ff:ff:ff";
  static final String SOMEBODY = "02:00:00:00:00:99";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  PcapFile() {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
    header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    header.putInt(262_144).putInt(1);
    bytes.writeBytes(header.array());
  }

  PcapFile frame(byte[] frame) {
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
    header.putInt(1_700_000_000).putInt(0).putInt(frame.length).putInt(frame.length);
    bytes.writeBytes(header.array());
    bytes.writeBytes(frame);
    return this;
  }

  PcapFile frames(int count, byte[] frame) {
    for (int i = 0; i < count; i++) {
      frame(frame);
    }
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** An IPv4 frame of TCP (6) or UDP (17) from 10.9.0.1 to 10.9.0.2; sums are not filled in. */
  static byte[] frame(
      String sourceMac, int protocol, int sourcePort, int destinationPort, int payload) {
    int transport = protocol == 6 ? 20 : 8;
    ByteBuffer frame = ByteBuffer.allocate(34 + transport + payload);
    frame.put(mac(BROADCAST)).put(mac(sourceMac)).putShort((short) 0x0800);
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (20 + transport + payload));
    frame.putInt(0).put((byte) 64).put((byte) protocol).putShort((short) 0);
    frame.putInt(0x0A090001).putInt(0x0A090002);
    frame.putShort((short) sourcePort).putShort((short) destinationPort);
    if (protocol == 6) {
      frame.putLong(0).put((byte) 0x50).put((byte) 2);
    } else {
      frame.putShort((short) (8 + payload));
    }
    return frame.array();
  }

  private static byte[] mac(String text) {
    return HexFormat.ofDelimiter(":").parseHex(text);
  }
}
