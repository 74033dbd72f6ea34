package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Sends every datagram back: UDP traffic of the size that NTP has. */
final class TimeServer implements AutoCloseable {
  static final int MESSAGE = 48;

  private final DatagramSocket socket;
  private final Mishaps mishaps;

  TimeServer(InetAddress address, int port, Mishaps mishaps) {
    this.socket = Binding.bind(address, port, DatagramSocket::new);
    this.mishaps = mishaps;
    new Thread(this::serve, "time-server").start();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[MESSAGE], MESSAGE);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        socket.send(packet);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          mishaps.add("answering a time request", e);
        }
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
