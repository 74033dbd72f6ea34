package trafficanalyzer.cli.up;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Whether another program, or another instance's producer, holds the demo's network already. */
final class ProducerPorts {
  private static final int DNS = 53;

  private ProducerPorts() {}

  /** What is in the way; empty too where this process may not try. */
  static List<String> problems(String network) {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(InetAddress.getByName(network + ".1"), DNS));
      return List.of();
    } catch (BindException e) {
      return e.getMessage().contains("in use")
          ? List.of(
              "UDP port 53 of "
                  + network
                  + ".1 (the demo's DNS server) is taken: choose another network with"
                  + " --producer-network 127.B.C")
          : List.of();
    } catch (IOException e) {
      return List.of("the demo's address " + network + ".1 cannot be used: " + e.getMessage());
    }
  }
}
