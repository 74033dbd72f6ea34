package trafficanalyzer.cli.mainjob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What other programs say of capture files, and captures made of captures. */
final class Captures {
  private static final int FILE_HEADER = 24;
  private static final int SECONDS = 0;
  private static final int CAPTURED_LENGTH = 8;
  private static final int RECORD_HEADER = 16;

  private Captures() {}

  /** Packets in the file as tcpdump counts them. */
  static long packets(Path file) {
    return Tool.output("tcpdump", "-n", "-r", file.toString()).lines().count();
  }

  /** IP packets to each address, as tshark decodes them. */
  static Map<String, Long> destinations(List<Path> files) {
    Map<String, Long> destinations = new HashMap<>();
    for (Path file : files) {
      Tool.output(tshark(file, "", "ip.dst", "ipv6.dst"))
          .lines()
          .map(String::strip)
          .filter(address -> !address.isEmpty())
          .forEach(address -> destinations.merge(address, 1L, Long::sum));
    }
    return destinations;
  }

  /** The addresses that DNS answers gave for the name, as tshark decodes them. */
  static Set<String> addressesOf(String name, List<Path> files) {
    Set<String> addresses = new TreeSet<>();
    for (Path file : files) {
      String filter = "dns.flags.response == 1 && dns.qry.name == \"" + name + "\"";
      Tool.output(tshark(file, filter, "dns.a"))
          .lines()
          .flatMap(line -> List.of(line.strip().split(",")).stream())
          .filter(address -> !address.isEmpty())
          .forEach(addresses::add);
    }
    return addresses;
  }

  private static List<String> tshark(Path file, String filter, String... fields) {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    if (!filter.isEmpty()) {
      command.addAll(List.of("-Y", filter));
    }
    command.addAll(List.of("-T", "fields", "-E", "occurrence=a"));
    for (String field : fields) {
      command.addAll(List.of("-e", field));
    }
    return command;
  }

  /**
   * Writes the packets of a file many times over, moved in time.
   *
   * @param seconds added to each timestamp
   * @return how many packets the new file has
   */
  static long repeat(Path file, int times, int seconds, Path to) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    long packets = 0;
    for (int at = FILE_HEADER; at < bytes.capacity(); packets++) {
      bytes.putInt(at + SECONDS, bytes.getInt(at + SECONDS) + seconds);
      at += RECORD_HEADER + bytes.getInt(at + CAPTURED_LENGTH);
    }
    try (FileChannel channel =
        FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(bytes.duplicate().limit(FILE_HEADER));
      for (int i = 0; i < times; i++) {
        channel.write(bytes.duplicate().position(FILE_HEADER));
      }
    }
    return packets * times;
  }
}
