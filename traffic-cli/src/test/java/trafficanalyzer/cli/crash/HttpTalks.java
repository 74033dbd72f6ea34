package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** HTTP connections that tell their names once and then go on for some seconds. */
final class HttpTalks implements AutoCloseable {
  private static final int AT_ONCE = 4;

  /** The server's end is kept open; what it gets stays unread in the kernel. */
  private record Talk(Socket client, Socket server) {
    void say(String text) throws IOException {
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    }

    void end() throws IOException {
      client.close();
      server.close();
    }
  }

  private final InetAddress client;
  private final ServerSocket server;
  private final Deque<Talk> talks = new ArrayDeque<>();

  HttpTalks(InetAddress client, InetAddress server) throws IOException {
    this.client = client;
    this.server = new ServerSocket(0, AT_ONCE, server);
  }

  /** Those that go on say a word, one more begins, and beyond four the oldest ends. */
  void goOn(String host) throws IOException {
    for (Talk talk : talks) {
      talk.say("and so on");
    }
    Socket socket = new Socket(server.getInetAddress(), server.getLocalPort(), client, 0);
    Talk begun = new Talk(socket, server.accept());
    talks.add(begun);
    begun.say("POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 1000\r\n\r\n");
    if (talks.size() > AT_ONCE) {
      talks.remove().end();
    }
  }

  @Override
  public void close() {
    try {
      while (!talks.isEmpty()) {
        talks.remove().end();
      }
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
