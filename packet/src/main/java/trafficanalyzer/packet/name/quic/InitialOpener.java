package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Takes the protection off Initial packets (RFC 9001, sections 5.3 and 5.4).
 *
 * <p>Not for use by several threads at once.
 */
final class InitialOpener {
  private static final int TAG_BITS = 128;
  private static final int SAMPLE_LENGTH = 16;

  /** The sample begins where it would if the packet number had its greatest length. */
  private static final int LONGEST_NUMBER = 4;

  /** Usual packets; longer ones get more room. */
  private static final int FIRST_CAPACITY = 1500;

  /** What is protected of a long header's first byte. */
  private static final int PROTECTED_BITS = 0x0F;

  private final Cipher header;
  private final Cipher payload;
  private final byte[] sample = new byte[SAMPLE_LENGTH];
  private final byte[] mask = new byte[SAMPLE_LENGTH];
  private byte[] sealed = new byte[FIRST_CAPACITY];
  private ByteBuffer opened = ByteBuffer.allocate(FIRST_CAPACITY);

  InitialOpener() {
    try {
      header = Cipher.getInstance("AES/ECB/NoPadding");
      payload = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }

  /**
   * Opens a packet into {@link #opened()}.
   *
   * @return the length of its payload; -1 if the keys are not its own
   */
  int open(LongHeader packet, InitialKeys keys) throws GeneralSecurityException {
    int length = packet.end - packet.offset;
    if (packet.end - packet.numberOffset < LONGEST_NUMBER + SAMPLE_LENGTH) {
      return -1;
    }
    if (length > sealed.length) {
      sealed = new byte[length];
      opened = ByteBuffer.allocate(length);
    }
    packet.buffer.get(packet.numberOffset + LONGEST_NUMBER, sample);
    header.init(Cipher.ENCRYPT_MODE, keys.header());
    header.doFinal(sample, 0, SAMPLE_LENGTH, mask);
    packet.buffer.get(packet.offset, sealed, 0, length);
    sealed[0] ^= (byte) (mask[0] & PROTECTED_BITS);
    int numberLength = (sealed[0] & 3) + 1;
    int numberAt = packet.numberOffset - packet.offset;
    byte[] nonce = keys.iv().clone();
    for (int i = 0; i < numberLength; i++) {
      sealed[numberAt + i] ^= mask[1 + i];
      nonce[nonce.length - numberLength + i] ^= sealed[numberAt + i];
    }
    int at = numberAt + numberLength;
    payload.init(Cipher.DECRYPT_MODE, keys.key(), new GCMParameterSpec(TAG_BITS, nonce));
    payload.updateAAD(sealed, 0, at);
    try {
      return payload.doFinal(sealed, at, length - at, opened.array());
    } catch (AEADBadTagException e) {
      return -1; // a server's packet, or anybody's noise
    }
  }

  /** The payload of the packet that was opened last is at the beginning of it. */
  ByteBuffer opened() {
    return opened;
  }
}
