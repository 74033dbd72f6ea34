package trafficanalyzer.store;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/** Contact points as a setting writes them: {@code host:port, [2001:db8::1]:9042}. */
final class ContactPoints {
  private ContactPoints() {}

  static List<InetSocketAddress> parse(Settings settings, Setting setting) {
    List<InetSocketAddress> points =
        settings.list(setting).stream().map(item -> parse(item, settings, setting)).toList();
    if (points.isEmpty()) {
      throw wrong(settings, setting);
    }
    return points;
  }

  private static InetSocketAddress parse(String item, Settings settings, Setting setting) {
    int colon = item.lastIndexOf(':');
    try {
      String host = item.substring(0, Math.max(colon, 0));
      int port = Integer.parseInt(item.substring(colon + 1));
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      // An IPv6 address without brackets would hide a missing port.
      if (!host.isEmpty() && port > 0 && (bracketed || host.indexOf(':') < 0)) {
        return InetSocketAddress.createUnresolved(
            bracketed ? host.substring(1, host.length() - 1) : host, port);
      }
    } catch (IllegalArgumentException e) {
      // A port that is no number or too large: told below.
    }
    throw wrong(settings, setting);
  }

  private static RuntimeException wrong(Settings settings, Setting setting) {
    return settings.wrong(setting, "host:port, separated by commas");
  }

  static String format(List<InetSocketAddress> points) {
    return points.stream()
        .map(
            point ->
                point.getHostString().indexOf(':') < 0
                    ? point.getHostString() + ":" + point.getPort()
                    : "[" + point.getHostString() + "]:" + point.getPort())
        .collect(Collectors.joining(", "));
  }
}
