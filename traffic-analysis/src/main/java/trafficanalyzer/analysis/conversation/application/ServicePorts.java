package trafficanalyzer.analysis.conversation.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Which service a port is for: IANA's registry, and before it a table of our own for what people
 * call otherwise than IANA does, for encrypted variants, and for industrial protocols.
 */
final class ServicePorts {
  /** What follows the name of a service where the port is for its encrypted variant. */
  static final String ENCRYPTED = "_TLS";

  private static final int PORTS = 1 << 16;

  private final String[] tcp = new String[PORTS];
  private final String[] udp = new String[PORTS];
  private final String[] sctp = new String[PORTS];

  ServicePorts() {
    read("own-services.txt");
    read("iana-services.txt");
  }

  /** The service in upper case, with {@link #ENCRYPTED} where it is; null where none is known. */
  String tcp(int port) {
    return tcp[port];
  }

  /** As {@link #tcp}, for UDP, UDP-Lite and DCCP. */
  String udp(int port) {
    return udp[port];
  }

  /** As {@link #tcp}, for SCTP. */
  String sctp(int port) {
    return sctp[port];
  }

  private void read(String resource) {
    try (InputStream in = ServicePorts.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is not in the jar", e);
    }
  }

  private void add(String line) {
    String[] words = line.split(" ");
    String name = words[0].toUpperCase(Locale.ROOT) + (words.length > 3 ? ENCRYPTED : "");
    String[] range = words[1].split("-");
    int last = Integer.parseInt(range[range.length - 1]);
    for (int port = Integer.parseInt(range[0]); port <= last; port++) {
      put(words[2].contains("t"), tcp, port, name);
      put(words[2].contains("u"), udp, port, name);
      put(words[2].contains("s"), sctp, port, name);
    }
  }

  /** What is there already comes from the table that is read first. */
  private static void put(boolean wanted, String[] names, int port, String name) {
    if (wanted && names[port] == null) {
      names[port] = name;
    }
  }
}
