package trafficanalyzer.exporter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a node's JMX listens.
 *
 * @param host name or address, without brackets
 * @param port TCP port of the RMI registry
 */
public record NodeAddress(String host, int port) {
  private static final int DEFAULT_PORT = 7199;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\s:/\\[\\]]+))(?::(\\d{1,5}))?");

  /**
   * Reads {@code host}, {@code host:port}, {@code [IPv6]} or {@code [IPv6]:port}.
   *
   * @throws IllegalArgumentException if the text is none of them
   */
  static NodeAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    int port = form.group(3) == null ? DEFAULT_PORT : Integer.parseInt(form.group(3));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(text);
    }
    return new NodeAddress(form.group(1) == null ? form.group(2) : form.group(1), port);
  }

  /** As the label {@code node} shows it and as a URL holds it. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
