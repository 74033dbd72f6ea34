package trafficanalyzer.node;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a node whether it speaks CQL, with the one exchange that needs no login: OPTIONS, answered
 * by SUPPORTED (Cassandra's native_protocol_v5.spec, sections 4.1.3 and 4.2.4).
 */
final class NativeProtocol {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int OPTIONS = 0x05;
  private static final int SUPPORTED = 0x06;

  /** Version 4, no flags, stream 0, opcode, body of 0 bytes. */
  private static final byte[] REQUEST = {0x04, 0, 0, 0, OPTIONS, 0, 0, 0, 0};

  private NativeProtocol() {}

  static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(REQUEST);
      byte[] header = new byte[REQUEST.length];
      new DataInputStream(socket.getInputStream()).readFully(header);
      return header[4] == SUPPORTED;
    } catch (IOException e) {
      // Not listening yet, or something else is there: either way it does not speak CQL.
      return false;
    }
  }
}
