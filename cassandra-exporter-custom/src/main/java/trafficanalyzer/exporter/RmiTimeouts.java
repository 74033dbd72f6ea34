package trafficanalyzer.exporter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;
import java.time.Duration;

/**
 * Sockets for RMI that give up: without it a node that accepts connections but never answers would
 * hold its caller for ever. RMI takes a stub's sockets from one factory a process, so that this one
 * is installed for the whole of it.
 */
final class RmiTimeouts extends RMISocketFactory {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);

  private RmiTimeouts() {}

  /** Installs the factory unless the process has one. */
  static synchronized void install() {
    // Read once, when RMI's transport is first used. The handshake ignores the socket's own timeout
    // (default: one minute), and an idle connection lives 15 s, which is just one scrape interval.
    System.setProperty("sun.rmi.transport.tcp.handshakeTimeout", "" + READ.toMillis());
    System.setProperty("sun.rmi.transport.connectionTimeout", "60000");
    if (RMISocketFactory.getSocketFactory() == null) {
      try {
        RMISocketFactory.setSocketFactory(new RmiTimeouts());
      } catch (IOException e) {
        throw new IllegalStateException("another RMI socket factory was set meanwhile", e);
      }
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout((int) READ.toMillis());
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return new ServerSocket(port);
  }
}
