package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Syslog over UDP (RFC 3164, RFC 5424): facility and severity by name, then the message. */
final class SyslogInfo {
  private static final int LARGEST_PRIORITY = 191;
  private static final String[] FACILITIES = {
    "KERN",
    "USER",
    "MAIL",
    "DAEMON",
    "AUTH",
    "SYSLOG",
    "LPR",
    "NEWS",
    "UUCP",
    "CRON",
    "AUTHPRIV",
    "FTP",
    "NTP",
    "LOGAUDIT",
    "LOGALERT",
    "CRON",
    "LOCAL0",
    "LOCAL1",
    "LOCAL2",
    "LOCAL3",
    "LOCAL4",
    "LOCAL5",
    "LOCAL6",
    "LOCAL7"
  };
  private static final String[] SEVERITIES = {
    "EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG"
  };

  private SyslogInfo() {}

  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    if (buffer.get(start) != '<') {
      return false;
    }
    int at = start + 1;
    int priority = 0;
    while (at < end && at < start + 4 && buffer.get(at) >= '0' && buffer.get(at) <= '9') {
      priority = priority * 10 + buffer.get(at) - '0';
      at++;
    }
    if (at == start + 1 || at >= end || buffer.get(at) != '>' || priority > LARGEST_PRIORITY) {
      return false;
    }
    out.append(FACILITIES[priority >>> 3]).append('.').append(SEVERITIES[priority & 7]);
    Text.line(out.append(": "), buffer, at + 1, end);
    return true;
  }
}
