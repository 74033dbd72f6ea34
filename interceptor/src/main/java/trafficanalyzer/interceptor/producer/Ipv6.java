package trafficanalyzer.interceptor.producer;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** IPv6 on the loopback interface, which not every machine or container has. */
final class Ipv6 {
  static final InetAddress LOOPBACK = loopback();

  private Ipv6() {}

  private static InetAddress loopback() {
    try {
      return InetAddress.getByName("::1");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean available() {
    try {
      return NetworkInterface.getByInetAddress(LOOPBACK) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
