package trafficanalyzer.interceptor;

import java.util.List;
import java.util.stream.Collectors;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Which packets are recorded: by port, by an expression of one's own, or everything but the
 * system's own traffic.
 */
public final class CaptureFilter {
  private final List<Integer> ports;
  private final String expression;

  private CaptureFilter(List<Integer> ports, String expression) {
    this.ports = List.copyOf(ports);
    this.expression = expression;
  }

  /**
   * @param ports outbound traffic to these, and inbound DNS, only; none where empty
   * @param expression a BPF expression; none where empty
   * @param ownPorts the system's own TCP ports, left out where neither is given
   */
  public static CaptureFilter of(List<String> ports, String expression, List<String> ownPorts) {
    if (!ports.isEmpty() && !expression.isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE, "both ports and a filter are given", "leave one of them out");
    }
    if (!ports.isEmpty()) {
      return new CaptureFilter(numbers(ports), "");
    }
    return new CaptureFilter(
        List.of(), expression.isEmpty() ? allBut(numbers(ownPorts)) : expression);
  }

  /**
   * The expression for one interface.
   *
   * <p>Outbound is told by the interface's own hardware address. libpcap's {@code inbound} and
   * {@code outbound} read the kernel's packet type, which its user-space filter cannot: whatever
   * the first block of the ring holds after the filter was set is filtered again there, and lost.
   * Where frames carry no hardware address ({@code lo}, tunnels) the port numbers alone decide.
   *
   * @param mac such as {@code 02:fc:00:00:00:01}; empty where there is none
   */
  public String on(String mac) {
    if (ports.isEmpty()) {
      return expression;
    }
    String wanted = "((tcp or udp) and (" + either("dst port ", ports) + "))";
    String dns = "(udp src port 53 or tcp src port 53)";
    return mac.isEmpty()
        ? wanted + " or " + dns
        : "(ether src "
            + mac
            + " and "
            + wanted
            + ") or (not ether src "
            + mac
            + " and "
            + dns
            + ")";
  }

  /** UDP stays in, as the system itself speaks TCP only; so does everything that is not IP. */
  private static String allBut(List<Integer> ownPorts) {
    return ownPorts.isEmpty() ? "" : "not (tcp and (" + either("port ", ownPorts) + "))";
  }

  private static String either(String primitive, List<Integer> ports) {
    return ports.stream().map(port -> primitive + port).collect(Collectors.joining(" or "));
  }

  private static List<Integer> numbers(List<String> ports) {
    return ports.stream().map(CaptureFilter::number).toList();
  }

  private static int number(String port) {
    try {
      int value = Integer.parseInt(port);
      if (value >= 1 && value <= 65_535) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range that is expected.
    }
    throw new ServiceException(
        ExitCode.USAGE, port + " is not a port", "give whole numbers from 1 to 65535");
  }
}
