package trafficanalyzer.packet.name.dns;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * tshark as an oracle of DNS: what the responses of a capture tell, as {@code address hostname}, by
 * the tree of fields that tshark prints of each (PDML). In it, a message's sections are fields
 * without name, which hold the records.
 */
final class TsharkDns {
  private static final Set<String> PROTOCOLS = Set.of("dns", "mdns", "llmnr");
  private static final Set<String> PORTS = Set.of("53", "5353", "5355");
  private static final int SECTION = 1;
  private static final int RECORD = 2;

  private final Map<Long, Set<String>> frames = new HashMap<>();
  private long frame;
  private String port = "";
  private boolean quoted;
  private TsharkResponse response;
  private String section = "";
  private int depth;

  private TsharkDns() {}

  /** What the responses of each frame tell; frames that tell nothing are not there. */
  static Map<Long, Set<String>> read(Path file)
      throws IOException, InterruptedException, XMLStreamException {
    Process process =
        new ProcessBuilder(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-Y",
                "dns.flags.response == 1",
                "-T",
                "pdml",
                "-J",
                "frame udp tcp icmp icmpv6 dns mdns llmnr")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    TsharkDns oracle = new TsharkDns();
    try (BufferedInputStream xml = new BufferedInputStream(process.getInputStream())) {
      oracle.read(XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml));
    }
    process.waitFor();
    return oracle.frames;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName(), text(xml, "name"), text(xml, "show"));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
      }
    }
  }

  private static String text(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  private void start(String element, String name, String show) {
    if (element.equals("packet")) {
      quoted = false;
    } else if (element.equals("proto")) {
      quoted |= name.startsWith("icmp");
      if (PROTOCOLS.contains(name)) {
        response = new TsharkResponse(name.equals("mdns"));
        depth = 0;
      }
    } else if (element.equals("field")) {
      field(name, show);
    }
  }

  private void field(String name, String show) {
    switch (name) {
      case "frame.number" -> frame = Long.parseLong(show);
      case "udp.srcport", "tcp.srcport" -> port = show;
      default -> {}
    }
    if (response != null) {
      depth++;
      if (depth == SECTION && name.isEmpty()) {
        section = show;
      } else if (depth == RECORD && name.isEmpty()) {
        response.beginRecord(section);
      } else {
        response.field(name, show);
      }
    }
  }

  private void end(String element) {
    if (response == null) {
      return;
    }
    if (element.equals("field")) {
      depth--;
    } else if (element.equals("proto")) {
      // What is sent to the port, or is quoted as refused, we take for no answer.
      Set<String> told = quoted || !PORTS.contains(port) ? new HashSet<>() : response.told();
      if (!told.isEmpty()) {
        frames.computeIfAbsent(frame, key -> new TreeSet<>()).addAll(told);
      }
      response = null;
    }
  }
}
