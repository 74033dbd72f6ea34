package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import trafficanalyzer.interceptor.producer.Site.Door;
import trafficanalyzer.interceptor.producer.Site.Kind;

/** Visits sites from one address: looks the name up, connects, asks for a page. */
final class Visitor {
  private static final int TIMEOUT_MILLIS = 3000;
  private static final int LONGEST_ANSWER = 512;

  private final InetAddress self;
  private final InetAddress nameServer;
  private final SSLContext tls;

  Visitor(InetAddress self, InetAddress nameServer, SSLContext tls) {
    this.self = self;
    this.nameServer = nameServer;
    this.tls = tls;
  }

  /**
   * One visit.
   *
   * @param size bytes of the page
   */
  void visit(Site site, Door door, int size) throws IOException {
    InetAddress address = lookUp(site);
    InetSocketAddress server = new InetSocketAddress(address, door.port());
    InetSocketAddress from = new InetSocketAddress(site.onIpv6() ? Ipv6.LOOPBACK : self, 0);
    if (door.kind() == Kind.TIME) {
      byte[] message = new byte[TimeServer.MESSAGE];
      exchange(from, server, message, message.length);
      return;
    }
    try (Socket plain = new Socket()) {
      plain.setSoTimeout(TIMEOUT_MILLIS);
      plain.bind(from);
      plain.connect(server, TIMEOUT_MILLIS);
      if (door.kind() == Kind.HTTP) {
        fetch(plain, site.hostname(), size);
        return;
      }
      try (Socket secure =
          tls.getSocketFactory().createSocket(plain, site.hostname(), door.port(), true)) {
        fetch(secure, site.hostname(), size);
      }
    }
  }

  private InetAddress lookUp(Site site) throws IOException {
    int type = site.onIpv6() ? Type.AAAA : Type.A;
    Message query =
        Message.newQuery(Record.newRecord(DnsZone.name(site.hostname()), type, DClass.IN));
    byte[] answer =
        exchange(
            new InetSocketAddress(self, 0),
            new InetSocketAddress(nameServer, DnsServer.PORT),
            query.toWire(),
            LONGEST_ANSWER);
    for (Record record : new Message(answer).getSection(Section.ANSWER)) {
      if (record instanceof ARecord a) {
        return a.getAddress();
      }
      if (record instanceof AAAARecord aaaa) {
        return aaaa.getAddress();
      }
    }
    throw new IOException("no address for " + site.hostname());
  }

  private static byte[] exchange(
      InetSocketAddress from, InetSocketAddress to, byte[] message, int longest)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket(from)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(to);
      socket.send(new DatagramPacket(message, message.length));
      DatagramPacket answer = new DatagramPacket(new byte[longest], longest);
      socket.receive(answer);
      return Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  private static void fetch(Socket socket, String hostname, int size) throws IOException {
    String request =
        "GET /" + size + " HTTP/1.1\r\nHost: " + hostname + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[16_384];
    int status = in.read(buffer);
    if (status < 12 || !new String(buffer, 9, 3, StandardCharsets.US_ASCII).equals("200")) {
      throw new IOException("no page from " + hostname);
    }
    while (in.read(buffer) >= 0) {
      // The page itself is of no interest.
    }
  }
}
