package trafficanalyzer.packet.name.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A domain name, expanded and in lower case; reused for name after name. In a message it is a row
 * of labels, which a byte of zeros ends, or a pointer to where the rest stood before (RFC 1035,
 * sections 3.1 and 4.1.4):
 *
 * <pre>
 *  0 1 2 3 4 5 6 7
 * +---+-----------+                +---+---------------------------+
 * |0 0|  length   |  bytes ...     |1 1|  offset from the message  |
 * +---+-----------+                +---+---------------------------+
 * </pre>
 *
 * <p>Expanding ends whatever the bytes are: a name has at most 255 bytes, each label takes two of
 * them or more, and no more than {@value #MOST_POINTERS} pointers are followed, as a name with more
 * of them than labels saves nothing by them. A pointer must point backwards.
 */
final class DomainName {
  /** Bytes, with the lengths of the labels and the final zero (RFC 1035, section 2.3.4). */
  static final int LONGEST = 255;

  private static final int MOST_POINTERS = 127;
  private static final int POINTER = 0xC0;
  private static final int OFFSET = 0x3FFF;

  /** Unknown to whoever makes messages, so that names with equal hashes cannot be made. */
  private static final int MULTIPLIER = ThreadLocalRandom.current().nextInt() | 1;

  private static final byte[] LOCAL = {5, 'l', 'o', 'c', 'a', 'l', 0};

  final byte[] bytes = new byte[LONGEST];
  int length;
  int hash;

  /**
   * Takes the name that stands somewhere in a message.
   *
   * @param message index of the message's first byte
   * @param index of the name's first byte
   * @param end index after the last byte that may be read
   * @return false if it is malformed; the former name is then lost
   */
  boolean expand(ByteBuffer buffer, int message, int index, int end) {
    int at = index;
    int size = 0;
    int pointers = 0;
    while (at < end) {
      int head = buffer.get(at) & 0xFF;
      if (head >= POINTER) {
        int target = at + 1 < end ? message + (buffer.getShort(at) & OFFSET) : at;
        if (target >= at || ++pointers > MOST_POINTERS) {
          return false;
        }
        at = target;
      } else if (head > 63 || at + head >= end || size + head + 1 > LONGEST) {
        return false;
      } else {
        for (int stop = at + head; at <= stop; at++) {
          bytes[size++] = lowerCase(buffer.get(at));
        }
        if (head == 0) {
          ends(size);
          return true;
        }
      }
    }
    return false;
  }

  /** The byte of a label, or its length: that is below all letters. */
  private static byte lowerCase(byte character) {
    return character >= 'A' && character <= 'Z' ? (byte) (character + 32) : character;
  }

  private void ends(int size) {
    length = size;
    hash = 0;
    for (int i = 0; i < size; i++) {
      hash = (hash ^ bytes[i]) * MULTIPLIER;
    }
  }

  /** Takes over another name. */
  void set(DomainName other) {
    System.arraycopy(other.bytes, 0, bytes, 0, other.length);
    length = other.length;
    hash = other.hash;
  }

  /**
   * Takes the name that a DNAME record makes of one below its owner, by putting the target in the
   * owner's place (RFC 6672, section 2.2).
   *
   * @return false if it is not below the owner, or would get too long
   */
  boolean redirect(DomainName name, DomainName owner, DomainName target) {
    int kept = name.length - owner.length;
    int label = 0;
    while (label < kept) {
      label += name.bytes[label] + 1;
    }
    if (label != kept
        || kept == 0
        || kept + target.length > LONGEST
        || !Arrays.equals(name.bytes, kept, name.length, owner.bytes, 0, owner.length)) {
      return false;
    }
    System.arraycopy(name.bytes, 0, bytes, 0, kept);
    System.arraycopy(target.bytes, 0, bytes, kept, target.length);
    ends(kept + target.length);
    return true;
  }

  boolean same(DomainName other) {
    return hash == other.hash
        && length == other.length
        && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
  }

  boolean isRoot() {
    return length == 1;
  }

  /** Whether it is below the top level of mDNS (RFC 6762, section 3). */
  boolean isLocal() {
    int tail = length - LOCAL.length;
    return tail > 0 && Arrays.equals(bytes, tail, length, LOCAL, 0, LOCAL.length);
  }

  /**
   * Index after the name as it stands there, be it a pointer; -1 if it does not end. Where pointers
   * lead is not looked at.
   */
  static int skip(ByteBuffer buffer, int index, int end) {
    int at = index;
    while (at < end) {
      int head = buffer.get(at) & 0xFF;
      if (head >= POINTER) {
        return at + 2 <= end ? at + 2 : -1;
      }
      if (head > 63) {
        return -1;
      }
      at += head + 1;
      if (head == 0) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Where the name's first label stands, after any pointers to it: two names that begin at the same
   * place are the same. If they are too many or malformed, one of the pointers.
   */
  static int start(ByteBuffer buffer, int message, int index, int end) {
    int at = index;
    for (int i = 0; i < MOST_POINTERS && at + 1 < end; i++) {
      int target = message + (buffer.getShort(at) & OFFSET);
      if ((buffer.get(at) & 0xFF) < POINTER || target >= at) {
        break;
      }
      at = target;
    }
    return at;
  }
}
