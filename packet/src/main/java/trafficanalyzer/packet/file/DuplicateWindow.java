package trafficanalyzer.packet.file;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Tells duplicates of frames as {@code editcap -d} does: a frame is one where a frame of the same
 * length and MD5 hash is among the last few before it, those that were duplicates included. Times
 * do not count.
 */
public final class DuplicateWindow {
  /** As {@code editcap -d} has it: the frame itself and four before it. */
  public static final int USUAL_FRAMES = 5;

  /** As {@code editcap -D} allows; some 40 MB. */
  public static final int MOST_FRAMES = 1_000_000;

  private static final int HASH_BYTES = 16;

  private final MessageDigest md5;
  private final int[] lengths;
  private final byte[] hashes;
  private int current;

  /**
   * @param frames how many are compared, the frame itself included; 2 to {@link #MOST_FRAMES}
   */
  public DuplicateWindow(int frames) {
    if (frames < 2 || frames > MOST_FRAMES) {
      throw new IllegalArgumentException("a window of " + frames + " frames");
    }
    lengths = new int[frames];
    Arrays.fill(lengths, -1);
    hashes = new byte[frames * HASH_BYTES];
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** Whether a frame duplicates one of those before it. */
  public boolean isDuplicate(Frame frame) {
    return isDuplicate(frame.buffer(), frame.offset(), frame.capturedLength());
  }

  /** Whether bytes do so. */
  boolean isDuplicate(ByteBuffer buffer, int offset, int length) {
    current = (current + 1) % lengths.length;
    md5.update(buffer.duplicate().limit(offset + length).position(offset));
    byte[] hash = md5.digest();
    lengths[current] = length;
    System.arraycopy(hash, 0, hashes, current * HASH_BYTES, HASH_BYTES);
    for (int i = 0; i < lengths.length; i++) {
      if (i != current && lengths[i] == length && isAt(i, hash)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int entry, byte[] hash) {
    int begin = entry * HASH_BYTES;
    return Arrays.equals(hashes, begin, begin + HASH_BYTES, hash, 0, HASH_BYTES);
  }
}
