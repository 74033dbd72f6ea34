package trafficanalyzer.packet.name.tls;

import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.u16;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds ClientHellos for tests. */
public final class Hellos {
  /** RFC 9849: an outer hello with a random configuration, key and ciphertext. */
  public static final byte[] ENCRYPTED =
      extension(0xFE0D, hex("00 0001 0001 07 0002 abcd 0002 1234"));

  private Hellos() {}

  /** A hello for a server name, in one record. */
  public static byte[] tls(String name, byte[]... more) {
    return record(message(name, more));
  }

  /** A hello that is longer than a segment, as the keys of ML-KEM make it. */
  public static byte[] postQuantum(String name) {
    return record(message(extension(51, new byte[1216 + 38]), serverName(name)));
  }

  /** The handshake message. */
  public static byte[] message(String name, byte[]... more) {
    byte[][] extensions = Arrays.copyOf(more, more.length + 1);
    System.arraycopy(more, 0, extensions, 1, more.length);
    extensions[0] = serverName(name);
    return message(extensions);
  }

  /** The handshake message. */
  public static byte[] message(byte[]... extensions) {
    byte[] all = join(extensions);
    byte[] body =
        join(
            hex("0303"),
            new byte[32],
            hex("20"),
            new byte[32],
            hex("0006 1301 1302 1303 01 00"),
            u16(all.length),
            all);
    return join(hex("01 00"), u16(body.length), body);
  }

  public static byte[] extension(int type, byte[] content) {
    return join(u16(type), u16(content.length), content);
  }

  public static byte[] serverName(String name) {
    byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
    return extension(0, join(u16(text.length + 3), hex("00"), u16(text.length), text));
  }

  public static byte[] record(byte[] content) {
    return join(hex("16 0301"), u16(content.length), content);
  }

  /** A message in records of so many bytes each. */
  public static byte[] records(byte[] message, int size) {
    byte[] all = {};
    for (int at = 0; at < message.length; at += size) {
      all = join(all, record(Arrays.copyOfRange(message, at, Math.min(at + size, message.length))));
    }
    return all;
  }

  /** A datagram with a DTLS 1.2 hello. */
  public static byte[] dtls(String name) {
    byte[] tls = message(name);
    int session = 4 + 2 + 32;
    byte[] body =
        join(
            hex("fefd"),
            Arrays.copyOfRange(tls, 6, session + 33),
            hex("02 beef"),
            Arrays.copyOfRange(tls, session + 33, tls.length));
    byte[] length = join(hex("00"), u16(body.length));
    byte[] message = join(hex("01"), length, hex("0000 000000"), length, body);
    return join(hex("16 feff 0000 000000000000"), u16(message.length), message);
  }
}
