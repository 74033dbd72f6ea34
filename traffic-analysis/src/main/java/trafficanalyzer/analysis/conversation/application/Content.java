package trafficanalyzer.analysis.conversation.application;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * What a packet carries, where its first bytes tell beyond doubt, whatever the ports. Few protocols
 * are so kind: of the others, the port must tell.
 */
public enum Content {
  UNKNOWN,
  /** TLS or DTLS: whatever is within is encrypted. */
  TLS,
  HTTP,
  SSH,
  SIP,
  RTSP,
  MQTT,
  BITTORRENT,
  QUIC,
  STUN,
  DHCP_QUERY,
  DHCP_RESPONSE;

  private static final int DHCP_COOKIE_OFFSET = 236;
  private static final int DHCP_COOKIE = 0x63825363;
  private static final int STUN_COOKIE = 0x2112A442;
  private static final int HTTP_VERSION = text("HTTP");
  private static final int SSH_VERSION = text("SSH-");
  private static final int SIP_VERSION = text("SIP/");
  private static final int RTSP_VERSION = text("RTSP");
  private static final int MQTT_NAME = text("MQTT");
  private static final int BITTORRENT_NAME = text("\u0013Bit");

  private static final String[] HTTP_METHODS = {
    "GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "PATCH ", "PRI * HTTP/2"
  };
  private static final String[] SIP_METHODS = {
    "INVITE sip:", "REGISTER sip:", "ACK sip:", "BYE sip:", "CANCEL sip:", "OPTIONS sip:",
    "SUBSCRIBE sip:", "NOTIFY sip:", "PUBLISH sip:", "MESSAGE sip:", "INFO sip:", "UPDATE sip:"
  };
  private static final String[] RTSP_METHODS = {
    "OPTIONS rtsp:", "DESCRIBE rtsp:", "SETUP rtsp:", "PLAY rtsp:", "TEARDOWN rtsp:"
  };

  /** Recognizes the content of a TCP segment or UDP datagram. */
  public static Content of(Packet packet) {
    int length = packet.payloadLength();
    if (length < 4) {
      return UNKNOWN;
    }
    ByteBuffer buffer = packet.buffer();
    int at = packet.payloadOffset();
    int protocol = packet.protocol();
    if (protocol == IpProtocols.TCP) {
      return ofSegment(buffer, at, length);
    }
    return protocol == IpProtocols.UDP ? ofDatagram(buffer, at, length) : UNKNOWN;
  }

  private static Content ofSegment(ByteBuffer buffer, int at, int length) {
    int start = buffer.getInt(at);
    int first = start >>> 24;
    if (first >= 'A' && first <= 'Z') {
      return ofText(buffer, at, length, start);
    }
    if (first >= 20 && first <= 24) {
      return isTls(buffer, at, length) ? TLS : start == BITTORRENT_NAME ? BITTORRENT : UNKNOWN;
    }
    if (start == BITTORRENT_NAME) {
      return BITTORRENT;
    }
    // CONNECT, its length in one byte, and the length of the name (MQTT 5.0, section 3.1).
    return first == 0x10 && length >= 8 && buffer.getInt(at + 4) == MQTT_NAME ? MQTT : UNKNOWN;
  }

  /** A record of any type (RFC 8446, section 5.1) of SSL 3.0 to TLS 1.3. */
  private static boolean isTls(ByteBuffer buffer, int at, int length) {
    return length >= 5
        && buffer.get(at + 1) == 3
        && buffer.get(at + 2) >= 0
        && buffer.get(at + 2) <= 4
        && (buffer.getShort(at + 3) & 0xFFFF) <= (1 << 14) + 2048
        && buffer.getShort(at + 3) != 0;
  }

  private static Content ofText(ByteBuffer buffer, int at, int length, int start) {
    if (start == HTTP_VERSION) {
      return length > 4 && buffer.get(at + 4) == '/' ? HTTP : UNKNOWN;
    }
    if (start == SSH_VERSION) {
      return SSH;
    }
    if (start == SIP_VERSION) {
      return SIP;
    }
    if (start == RTSP_VERSION) {
      return RTSP;
    }
    if (startsWith(buffer, at, length, SIP_METHODS)) {
      return SIP;
    }
    if (startsWith(buffer, at, length, RTSP_METHODS)) {
      return RTSP;
    }
    return startsWith(buffer, at, length, HTTP_METHODS) ? HTTP : UNKNOWN;
  }

  private static Content ofDatagram(ByteBuffer buffer, int at, int length) {
    int first = buffer.get(at) & 0xFF;
    if (first >= 20 && first <= 25 && isDtls(buffer, at, length)) {
      return TLS;
    }
    if (first >= 0xC0 && isQuic(buffer, at, length)) {
      return QUIC;
    }
    if (first >= 'A' && first <= 'Z') {
      int start = buffer.getInt(at);
      return start == SIP_VERSION || startsWith(buffer, at, length, SIP_METHODS) ? SIP : UNKNOWN;
    }
    if (first < 4 && length >= 20 && buffer.getInt(at + 4) == STUN_COOKIE) {
      return STUN;
    }
    if ((first == 1 || first == 2) && isDhcp(buffer, at, length)) {
      return first == 1 ? DHCP_QUERY : DHCP_RESPONSE;
    }
    return UNKNOWN;
  }

  /** RFC 6347, section 4.1: versions are counted down from 1.0, written FE FF. */
  private static boolean isDtls(ByteBuffer buffer, int at, int length) {
    int minor = length >= 13 ? buffer.get(at + 2) & 0xFF : 0;
    return buffer.get(at + 1) == (byte) 0xFE && minor >= 0xFC;
  }

  /** A long header of version 1, 2, or a draft (RFC 9000, section 17.2; RFC 9369). */
  private static boolean isQuic(ByteBuffer buffer, int at, int length) {
    int version = length >= 7 ? buffer.getInt(at + 1) : 0;
    return version == 1 || version == 0x6B3343CF || version >>> 8 == 0xFF0000;
  }

  /** By its cookie (RFC 2131, section 3), not by its ports. */
  private static boolean isDhcp(ByteBuffer buffer, int at, int length) {
    return length >= DHCP_COOKIE_OFFSET + 4
        && buffer.getInt(at + DHCP_COOKIE_OFFSET) == DHCP_COOKIE;
  }

  private static boolean startsWith(ByteBuffer buffer, int at, int length, String[] anyOf) {
    for (String text : anyOf) {
      if (startsWith(buffer, at, length, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(ByteBuffer buffer, int at, int length, String text) {
    if (length < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer.get(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Four characters as the bytes of a big-endian number. */
  private static int text(String four) {
    return four.charAt(0) << 24 | four.charAt(1) << 16 | four.charAt(2) << 8 | four.charAt(3);
  }
}
