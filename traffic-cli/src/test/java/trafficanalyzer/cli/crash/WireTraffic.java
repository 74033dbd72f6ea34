package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import trafficanalyzer.cli.mainjob.Tool;

/**
 * Real packets on the loopback interface, in a network of this process's own: DNS answers that give
 * the same addresses to ever other names, datagrams to these addresses, and HTTP connections that
 * last over several slices and tell their names in the first.
 */
final class WireTraffic implements AutoCloseable {
  /** Where the answers come from; 53 may be taken. */
  static final int DNS_PORT = 5300;

  private static final int TICK_MILLIS = 10;
  private static final int TICKS_A_SECOND = 1000 / TICK_MILLIS;
  private static final int NAMES = 100;
  private static final int ADDRESSES = 250;
  private static final int PACKETS_AN_ANSWER = 25;

  private final String network;
  private final int packetsASecond;
  private final Random random;
  private final Thread thread = new Thread(this::run, "wire-traffic");
  private volatile boolean closed;

  WireTraffic(int packetsASecond, long seed) {
    // Apart from other runs on this machine.
    this.network = "127." + (130 + ProcessHandle.current().pid() % 100);
    this.packetsASecond = packetsASecond;
    this.random = new Random(seed);
  }

  /** The BPF expression that matches these packets and no others. */
  String filter() {
    return "net " + network + ".0.0/16";
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (DatagramSocket client = new DatagramSocket(new InetSocketAddress(address("0.1"), 0));
        DatagramSocket dns = new DatagramSocket(new InetSocketAddress(address("0.53"), DNS_PORT));
        HttpTalks web = new HttpTalks(address("0.1"), address("0.80"))) {
      for (int tick = 0; !closed; tick++) {
        for (int i = 0; i < Math.max(1, packetsASecond / TICKS_A_SECOND); i++) {
          datagram(client, dns);
        }
        if (tick % TICKS_A_SECOND == 0) {
          web.goOn("web-" + random.nextInt(NAMES) + ".example");
        }
        Tool.pause(TICK_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void datagram(DatagramSocket client, DatagramSocket dns) throws IOException {
    InetAddress address = address("1." + (1 + random.nextInt(ADDRESSES)));
    if (random.nextInt(PACKETS_AN_ANSWER) == 0) {
      byte[] answer = DnsAnswers.of("host-" + random.nextInt(NAMES) + ".example", address);
      dns.send(new DatagramPacket(answer, answer.length, client.getLocalSocketAddress()));
    } else {
      byte[] content = new byte[random.nextInt(100)];
      client.send(new DatagramPacket(content, content.length, address, 9000 + random.nextInt(5)));
    }
  }

  private InetAddress address(String host) throws IOException {
    return InetAddress.getByName(network + "." + host);
  }

  /** Returns when the last packet is sent. */
  void end() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
  }
}
