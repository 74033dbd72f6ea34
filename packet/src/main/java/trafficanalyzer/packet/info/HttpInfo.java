package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** HTTP/1 and its relatives (RFC 9112; SIP, RTSP, SSDP): the request or status line. */
final class HttpInfo {
  /** Methods (IANA http-methods, the common ones), and those of UPnP; each with its space. */
  private static final String[] METHODS = {
    "GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "PATCH ", "TRACE ",
    "PROPFIND ", "PROPPATCH ", "MKCOL ", "COPY ", "MOVE ", "LOCK ", "UNLOCK ", "SEARCH ", "REPORT ",
    "M-SEARCH ", "NOTIFY ", "SUBSCRIBE ", "UNSUBSCRIBE "
  };

  private static final String STATUS = "HTTP/1.";
  private static final String CLIENT_PREFACE = "PRI * HTTP/2.0";

  private HttpInfo() {}

  /** Whether it was HTTP, and appended. */
  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (Text.startsWith(buffer, at, end, STATUS)) {
      Text.line(out, buffer, at, end);
      return true;
    }
    if (Text.startsWith(buffer, at, end, CLIENT_PREFACE)) {
      out.append("HTTP/2 connection preface"); // RFC 9113, section 3.4
      return true;
    }
    for (String method : METHODS) {
      // The first letter rules nearly all of them out.
      if (buffer.get(at) == method.charAt(0) && Text.startsWith(buffer, at, end, method)) {
        Text.line(out, buffer, at, end);
        return true;
      }
    }
    return false;
  }
}
