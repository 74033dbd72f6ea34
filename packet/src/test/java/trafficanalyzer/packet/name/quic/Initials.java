package trafficanalyzer.packet.name.quic;

import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.u16;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Builds a client's Initial packets for tests. */
public final class Initials {
  public static final int V1 = 1;
  public static final int V2 = 0x6B3343CF;
  public static final int DRAFT_29 = 0xFF00001D;
  public static final byte[] ID = hex("8394c8f03e515708");

  private static final int TAG_LENGTH = 16;

  private Initials() {}

  /** A CRYPTO frame with the bytes [from, to) of a message. */
  public static byte[] crypto(byte[] message, int from, int to) {
    return join(
        hex("06"),
        u16(0x4000 | from),
        u16(0x4000 | to - from),
        Arrays.copyOfRange(message, from, to));
  }

  /** A datagram of 1,200 bytes at least, as clients must send. */
  public static byte[] datagram(int version, byte[] id, int number, byte[]... frames) {
    return packet(version, id, id, new byte[0], number, 1162, frames);
  }

  /**
   * A protected packet.
   *
   * @param keyId what the keys follow from
   * @param id the connection id in the header
   * @param shortest the payload is padded to so many bytes
   */
  public static byte[] packet(
      int version,
      byte[] keyId,
      byte[] id,
      byte[] token,
      int number,
      int shortest,
      byte[]... frames) {
    byte[] joined = join(frames);
    byte[] payload = Arrays.copyOf(joined, Math.max(joined.length, shortest));
    int length = 4 + payload.length + TAG_LENGTH;
    byte[] header =
        join(
            new byte[] {(byte) (version == V2 ? 0xD3 : 0xC3)},
            u16(version >>> 16),
            u16(version),
            new byte[] {(byte) id.length},
            id,
            new byte[] {0, (byte) token.length},
            token,
            u16(0x4000 | length),
            u16(number >>> 16),
            u16(number));
    return protect(header, payload, number, keys(version, keyId));
  }

  private static InitialKeys keys(int version, byte[] id) {
    try {
      return InitialKeys.of(QuicVersion.of(version), id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] protect(byte[] header, byte[] payload, int number, InitialKeys keys) {
    try {
      byte[] nonce = keys.iv().clone();
      for (int i = 0; i < 4; i++) {
        nonce[8 + i] ^= (byte) (number >>> 24 - 8 * i);
      }
      Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
      gcm.init(Cipher.ENCRYPT_MODE, keys.key(), new GCMParameterSpec(128, nonce));
      gcm.updateAAD(header);
      byte[] packet = join(header, gcm.doFinal(payload));
      Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
      ecb.init(Cipher.ENCRYPT_MODE, keys.header());
      byte[] mask = ecb.doFinal(packet, header.length, 16);
      packet[0] ^= (byte) (mask[0] & 0x0F);
      for (int i = 0; i < 4; i++) {
        packet[header.length - 4 + i] ^= mask[1 + i];
      }
      return packet;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
