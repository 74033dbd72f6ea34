package trafficanalyzer.fuzzing.targets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client's Initial packet of QUIC version 1, with the connection id and keys of RFC 9001, A.1.
 */
final class QuicInitial {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] ID = HEX.parseHex("8394c8f03e515708");
  private static final byte[] IV = HEX.parseHex("fa044b2f42a3fd3b46fb255c");

  private static final SecretKeySpec KEY =
      new SecretKeySpec(HEX.parseHex("1f369613dd76d5467730efcbe3b1a22d"), "AES");

  private static final SecretKeySpec HEADER_KEY =
      new SecretKeySpec(HEX.parseHex("9f50449e04a0e810283a1e9933adedd2"), "AES");

  private static final int HEADER_LENGTH = 22;
  private static final int TAG_LENGTH = 16;
  private static final int NUMBER_LENGTH = 4;
  private static final int SAMPLE_LENGTH = 16;

  private QuicInitial() {}

  /**
   * @param number the packet number, below 256
   * @param payload frames of 4 bytes at least
   */
  static byte[] protect(int number, byte[] payload) throws GeneralSecurityException {
    ByteBuffer packet = ByteBuffer.allocate(HEADER_LENGTH + payload.length + TAG_LENGTH);
    packet.put((byte) 0xC3).putInt(1).put((byte) ID.length).put(ID);
    packet.putShort((short) 0); // neither an id of its own nor a token
    packet.putShort((short) (0x4000 | NUMBER_LENGTH + payload.length + TAG_LENGTH));
    packet.putInt(number);
    byte[] nonce = IV.clone();
    nonce[nonce.length - 1] ^= (byte) number;
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(8 * TAG_LENGTH, nonce));
    gcm.updateAAD(packet.array(), 0, HEADER_LENGTH);
    packet.put(gcm.doFinal(payload));
    protectHeader(packet.array());
    return packet.array();
  }

  /** RFC 9001, section 5.4. */
  private static void protectHeader(byte[] packet) throws GeneralSecurityException {
    Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
    ecb.init(Cipher.ENCRYPT_MODE, HEADER_KEY);
    byte[] mask = ecb.doFinal(packet, HEADER_LENGTH, SAMPLE_LENGTH);
    packet[0] ^= (byte) (mask[0] & 0x0F);
    for (int i = 0; i < NUMBER_LENGTH; i++) {
      packet[HEADER_LENGTH - NUMBER_LENGTH + i] ^= mask[1 + i];
    }
  }
}
