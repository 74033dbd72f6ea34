package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * VXLAN (RFC 7348, section 5) and its generic extension (draft-ietf-nvo3-vxlan-gpe), which adds the
 * next protocol.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-------------------------------+---------------+
 * |R|R|ver|I|P|B|O|           reserved            | next protocol |
 * +-+-+-+-+-+-+-+-+-------------------------------+---------------+
 * |                VXLAN network id               |   reserved    |
 * +-----------------------------------------------+---------------+
 * </pre>
 */
public final class VxlanHeader {
  public static final int LENGTH = 8;
  public static final int PORT = 4789;

  /** What Linux took before there was an official port, and still takes unless told otherwise. */
  public static final int PORT_LINUX = 8472;

  public static final int PORT_GPE = 4790;

  private static final int GROUP_POLICY = 0x8800_0000;

  /** All but "don't learn", "policy applied" and the group itself. */
  private static final int GROUP_POLICY_MASK = 0xFFB7_0000;

  private VxlanHeader() {}

  /** Whether the network id is valid, as it must be. */
  public static boolean hasNetwork(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0x08) != 0;
  }

  /**
   * Whether all is zero that is reserved in plain VXLAN, but for the group policy that some
   * switches and Linux put there (draft-smith-vxlan-group-policy).
   */
  public static boolean isPlain(ByteBuffer buffer, int offset) {
    int flags = buffer.getInt(offset);
    boolean plain = flags == 0x0800_0000 || (flags & GROUP_POLICY_MASK) == GROUP_POLICY;
    return plain && buffer.get(offset + 7) == 0;
  }

  /** Of the generic extension, where its flag says that there is one; else Ethernet's. */
  public static int nextProtocol(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0x04) != 0
        ? buffer.get(offset + 3) & 0xFF
        : NetworkServiceHeader.ETHERNET;
  }
}
