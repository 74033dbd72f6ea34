package trafficanalyzer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares what we decode with tshark, over public captures where they are beside the checkout. The
 * order of the files is shuffled with a fixed seed, and as many are compared as the time allows.
 */
class TsharkIT {
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("traffic.oracle.seconds", 60));

  private static final Set<Integer> LINK_TYPES = Set.of(0, 1, 12, 14, 101, 108, 113, 228, 229, 276);

  private final Map<String, List<String>> differences = new TreeMap<>();
  private int files;
  private long frames;
  private long framesThatDiffer;

  @Test
  void decodedFieldsAreTsharksInAtLeast999OfAThousandFrames() throws Exception {
    Path captures =
        Path.of(System.getProperty("traffic.home", ".")).resolve("../shared/captures").normalize();
    if (!Files.isDirectory(captures) || !Tshark.isThere()) {
      System.out.println("Not compared with tshark: it, or " + captures + ", is not there");
      return;
    }
    Instant end = Instant.now().plus(TIME);
    List<Path> all = new ArrayList<>();
    try (var found = Files.walk(captures)) {
      found.filter(Files::isRegularFile).sorted().forEach(all::add);
    }
    Collections.shuffle(all, new Random(1));
    for (Path file : all) {
      if (Instant.now().isAfter(end)) {
        break;
      }
      compare(file);
    }
    report();
    assertThat(frames).isPositive();
    assertThat(framesThatDiffer).isLessThanOrEqualTo(frames / 1000);
  }

  private void compare(Path file) throws IOException, InterruptedException {
    try (CaptureReader reader = CaptureReader.open(file)) {
      if (!LINK_TYPES.contains(reader.linkType())) {
        return;
      }
      files++;
      List<Tshark.Row> rows = Tshark.read(file);
      Packet packet = new Packet();
      while (reader.next()) {
        packet.wrap(reader);
        String where = file.getFileName() + " frame " + reader.frameNumber();
        if (reader.frameNumber() > rows.size()) {
          differ("frame that tshark does not have", where);
          framesThatDiffer++;
          break;
        }
        frames++;
        if (!compare(reader, packet, rows.get((int) reader.frameNumber() - 1), where)) {
          framesThatDiffer++;
        }
      }
      if (reader.frameNumber() < rows.size()) {
        differ("frame that only tshark has", file + " from frame " + reader.frameNumber());
        framesThatDiffer += rows.size() - reader.frameNumber();
      }
    } catch (NotACaptureException e) {
      // Other formats, and the files that describe the captures.
    }
  }

  private boolean compare(CaptureReader reader, Packet packet, Tshark.Row row, String where) {
    where += " (" + packet.problem().label() + ")";
    boolean same = equal("length", reader.wireLength() + "", row.length(), where);
    same &= equal("captured", reader.capturedLength() + "", row.captured(), where);
    same &=
        equal(
            "time",
            BigDecimal.valueOf(reader.timestampNanos(), 9).toString(),
            new BigDecimal(row.epoch()).setScale(9).toString(),
            where);
    if (reader.linkType() == LinkTypes.ETHERNET) {
      same &= equal("source MAC", mac(packet.sourceMac()), row.sourceMac(), where);
      same &= equal("destination MAC", mac(packet.destinationMac()), row.destinationMac(), where);
      same &= equal("VLAN", number(packet.vlan()), row.vlan(), where);
    }
    if (!packet.hasIp()) {
      return same & equal("IP", "", row.ipv4Source() + row.ipv6Source(), where);
    }
    int version = packet.ipVersion();
    same &=
        equal(
            "source IP",
            Addresses.format(packet.sourceHigh(), packet.sourceLow()),
            row.ipSource(version),
            where);
    same &=
        equal(
            "destination IP",
            Addresses.format(packet.destinationHigh(), packet.destinationLow()),
            row.ipDestination(version),
            where);
    return same & compareTransport(packet, row, where);
  }

  private boolean compareTransport(Packet packet, Tshark.Row row, String where) {
    String sourcePort = number(packet.sourcePort());
    String destinationPort = number(packet.destinationPort());
    if (packet.protocol() == 6) {
      String flags = packet.tcpFlags() < 0 ? "" : "0x%04x".formatted(packet.tcpFlags());
      return equal("TCP source port", sourcePort, row.tcpSource(), where)
          & equal("TCP destination port", destinationPort, row.tcpDestination(), where)
          & equal("TCP flags", flags, row.tcpFlags(), where);
    }
    if (packet.protocol() == 17) {
      return equal("UDP source port", sourcePort, row.udpSource(), where)
          & equal("UDP destination port", destinationPort, row.udpDestination(), where);
    }
    return true;
  }

  private boolean equal(String field, String ours, String theirs, String where) {
    if (ours.equals(theirs)) {
      return true;
    }
    differ(field, where + ": ours '" + ours + "', tshark's '" + theirs + "'");
    return false;
  }

  private void differ(String field, String what) {
    differences.computeIfAbsent(field, key -> new ArrayList<>()).add(what);
  }

  private static String mac(long address) {
    return address < 0 ? "" : Addresses.mac(address);
  }

  private static String number(int value) {
    return value < 0 ? "" : Integer.toString(value);
  }

  private void report() {
    System.out.printf(
        "Compared with tshark: %d files, %d frames, of which %d differ%n",
        files, frames, framesThatDiffer);
    int most = Integer.getInteger("traffic.oracle.shown", 3);
    differences.forEach(
        (field, list) -> {
          System.out.println("  " + field + ": " + list.size());
          list.stream().limit(most).forEach(line -> System.out.println("    " + line));
        });
  }
}
