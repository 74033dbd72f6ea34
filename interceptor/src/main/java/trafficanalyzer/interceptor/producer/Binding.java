package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Opens server sockets, and says what to do where that fails. */
final class Binding {
  private Binding() {}

  /** Opens one socket. */
  interface Opening<T> {
    T open(InetSocketAddress address) throws IOException;
  }

  static <T> T bind(InetAddress address, int port, Opening<T> opening) {
    try {
      return opening.open(new InetSocketAddress(address, port));
    } catch (IOException e) {
      String what =
          "cannot listen on " + address.getHostAddress() + " port " + port + ": " + e.getMessage();
      throw new ServiceException(ExitCode.MISSING, what, remedy(e), e);
    }
  }

  private static String remedy(IOException e) {
    if (String.valueOf(e.getMessage()).contains("Permission denied")) {
      return "run as root, with the capability (setpriv --inh-caps=+net_bind_service"
          + " --ambient-caps=+net_bind_service), or allow everybody the ports from 53 on:"
          + " sudo sysctl net.ipv4.ip_unprivileged_port_start=53";
    }
    return "stop what uses it, or set "
        + ProducerConfig.NETWORK.name()
        + " or "
        + ProducerConfig.IPV6_PORT.name()
        + " to another one";
  }
}
