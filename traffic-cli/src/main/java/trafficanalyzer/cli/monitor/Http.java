package trafficanalyzer.cli.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Short questions to services on this machine, answered within a second or not at all. */
public final class Http {
  private static final int TIMEOUT_MILLIS = 1000;
  private static final int LARGEST = 16 << 20;

  private Http() {}

  /**
   * @param status the HTTP status
   * @param body as UTF-8
   */
  public record Answer(int status, String body) {}

  /** The answer to a GET; empty where there is none. */
  public static Optional<Answer> get(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      try (InputStream body =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(LARGEST);
        return Optional.of(new Answer(status, new String(bytes, StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      return Optional.empty(); // Nobody listens, or does not answer: that is what is asked.
    }
  }

  /** Whether a GET is answered with 200. */
  public static boolean ok(String url) {
    return get(url).filter(answer -> answer.status() == 200).isPresent();
  }

  /**
   * Whether somebody takes connections there.
   *
   * @param address {@code host:port}
   */
  public static boolean listens(String address) {
    URI uri = URI.create("tcp://" + address);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
