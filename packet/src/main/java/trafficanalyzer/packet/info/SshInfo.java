package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.text.Utf8Text;

/** SSH (RFC 4253, RFC 4419): the line with the version, and the exchange of keys. */
final class SshInfo {
  private static final int PORT = 22;

  /** RFC 4253, section 6: length, padding's length, message number. */
  private static final int HEADER_LENGTH = 6;

  private static final int LONGEST_PACKET = 35_000;

  private SshInfo() {}

  /** What is not yet encrypted by its name; a packet's length shows until then only. */
  static boolean message(ByteBuffer buffer, int at, int end, boolean server, Utf8Text out) {
    String name = end - at < HEADER_LENGTH ? null : name(buffer, at);
    out.append(server ? "Server: " : "Client: ");
    if (name == null) {
      out.append("Encrypted packet (len=").append(end - at).append(')');
    } else {
      out.append(name);
    }
    return true;
  }

  private static String name(ByteBuffer buffer, int at) {
    long length = Text.u32(buffer, at);
    if (length < 2 || length > LONGEST_PACKET || Text.u8(buffer, at + 4) >= length) {
      return null;
    }
    return switch (Text.u8(buffer, at + 5)) {
      case 20 -> "Key Exchange Init";
      case 21 -> "New Keys";
      case 30 -> "Diffie-Hellman Key Exchange Init";
      case 31 -> "Diffie-Hellman Key Exchange Reply";
      case 32 -> "Diffie-Hellman Group Exchange Init";
      case 33 -> "Diffie-Hellman Group Exchange Reply";
      case 34 -> "Diffie-Hellman Group Exchange Request";
      default -> null;
    };
  }

  static boolean banner(Packet packet, ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (!Text.startsWith(buffer, at, end, "SSH-")) {
      return false;
    }
    boolean server =
        packet.sourcePort() == PORT
            || packet.destinationPort() != PORT && packet.sourcePort() < packet.destinationPort();
    out.append(server ? "Server: Protocol (" : "Client: Protocol (");
    Text.line(out, buffer, at, end);
    out.append(')');
    return true;
  }
}
