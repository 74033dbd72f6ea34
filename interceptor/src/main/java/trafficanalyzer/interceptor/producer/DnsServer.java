package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.xbill.DNS.Message;

/** The mock name server, on UDP port 53. */
final class DnsServer implements AutoCloseable {
  static final int PORT = 53;
  private static final int LONGEST_QUERY = 512;

  private final InetAddress address;
  private final DnsZone zone;
  private final Mishaps mishaps;
  private DatagramSocket socket;

  DnsServer(InetAddress address, DnsZone zone, Mishaps mishaps) {
    this.address = address;
    this.zone = zone;
    this.mishaps = mishaps;
  }

  void start() {
    socket = Binding.bind(address, PORT, DatagramSocket::new);
    new Thread(this::serve, "dns-server").start();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST_QUERY], LONGEST_QUERY);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LONGEST_QUERY);
        socket.receive(packet);
        Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        byte[] answer = zone.answer(query, System.currentTimeMillis()).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          mishaps.add("answering a DNS query", e);
        }
      }
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }
}
