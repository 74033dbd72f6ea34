package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Opens server sockets, and says what to do where that fails. */
final class Binding {
  private static final Path FIRST_FREE_PORT =
      Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

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
      return "run as root, or allow plain users the ports from 53 on: echo 53 | sudo tee "
          + FIRST_FREE_PORT;
    }
    return "stop what uses it, or set "
        + ProducerConfig.NETWORK.name()
        + " or "
        + ProducerConfig.IPV6_PORT.name()
        + " to another one";
  }
}
