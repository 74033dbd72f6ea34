package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What protects a client's Initial packets (RFC 9001, section 5.2): all of it follows from the
 * destination connection id of its first one.
 *
 * @param key of AES-128-GCM
 * @param iv which the packet number is added to
 * @param header key of AES-128 for header protection
 */
record InitialKeys(SecretKeySpec key, byte[] iv, SecretKeySpec header) {
  private static final String HMAC = "HmacSHA256";
  private static final String AES = "AES";
  private static final int SECRET_LENGTH = 32;
  private static final int KEY_LENGTH = 16;
  private static final int IV_LENGTH = 12;

  /**
   * Derives the client's keys.
   *
   * @param id the connection id
   */
  static InitialKeys of(QuicVersion version, byte[] id) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(version.salt, HMAC)); // HKDF-Extract (RFC 5869, section 2.2)
    byte[] initial = mac.doFinal(id);
    byte[] client = expand(mac, initial, "client in", SECRET_LENGTH);
    return new InitialKeys(
        new SecretKeySpec(expand(mac, client, version.labels + " key", KEY_LENGTH), AES),
        expand(mac, client, version.labels + " iv", IV_LENGTH),
        new SecretKeySpec(expand(mac, client, version.labels + " hp", KEY_LENGTH), AES));
  }

  /**
   * HKDF-Expand-Label (RFC 8446, section 7.1) without context, for at most one block of HKDF (RFC
   * 5869, section 2.3).
   */
  private static byte[] expand(Mac mac, byte[] secret, String label, int length)
      throws GeneralSecurityException {
    byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer info =
        ByteBuffer.allocate(name.length + 5)
            .putShort((short) length)
            .put((byte) name.length)
            .put(name)
            .put((byte) 0) // no context
            .put((byte) 1); // the number of the block
    mac.init(new SecretKeySpec(secret, HMAC));
    return Arrays.copyOf(mac.doFinal(info.array()), length);
  }
}
