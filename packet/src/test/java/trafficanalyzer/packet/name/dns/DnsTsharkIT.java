package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameFamily;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.testing.Programs;

/**
 * Compares what DNS responses tell with tshark, over public captures where they are there: frame by
 * frame, over UDP and TCP. What tshark shows but we do not believe, its side leaves out: what was
 * sent to a server's port or is quoted by ICMP, errors, unspecified addresses, and names of mDNS
 * that are not below local. LLMNR over TCP (RFC 4795, section 2.4) only we read.
 */
class DnsTsharkIT {
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("traffic.oracle.seconds", 30));

  private static final int MDNS = 5353;
  private static final int LLMNR = 5355;

  private int files;
  private int frames;
  private int observations;
  private final List<String> differences = new ArrayList<>();

  @Test
  void everyResponseTellsWhatItTellsTshark() throws Exception {
    Path captures =
        Path.of(System.getProperty("traffic.home", ".")).resolve("../shared/captures").normalize();
    if (!Files.isDirectory(captures) || !Programs.isTsharkThere()) {
      System.out.println("DNS not compared with tshark: it, or " + captures + ", is not there");
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
        System.out.println("DNS not compared with tshark in all files: the time is over");
        break;
      }
      compare(file, captures.relativize(file).toString());
    }
    System.out.printf(
        "DNS compared with tshark: %d files, %d frames with %d names of addresses%n",
        files, frames, observations);
    differences.forEach(System.out::println);
    assertThat(differences).isEmpty();
  }

  private void compare(Path file, String name) throws Exception {
    Map<Long, Set<String>> ours = read(file);
    if (ours == null) {
      return;
    }
    files++;
    Map<Long, Set<String>> theirs = TsharkDns.read(file);
    Set<Long> numbers = new TreeSet<>(ours.keySet());
    numbers.addAll(theirs.keySet());
    for (long number : numbers) {
      frames++;
      Set<String> our = ours.getOrDefault(number, Set.of());
      Set<String> their = theirs.getOrDefault(number, Set.of());
      observations += our.size();
      if (!our.equals(their)) {
        Set<String> onlyOurs = new TreeSet<>(our);
        onlyOurs.removeAll(their);
        Set<String> onlyTheirs = new TreeSet<>(their);
        onlyTheirs.removeAll(our);
        differences.add(
            name + " frame " + number + ": ours " + onlyOurs + ", tshark's " + onlyTheirs);
      }
    }
  }

  /** What the frames of a file tell; null if none could be of DNS. */
  private static Map<Long, Set<String>> read(Path file) throws IOException {
    Map<Long, Set<String>> frames = new HashMap<>();
    Set<String> told = new HashSet<>();
    NameReader names =
        new NameReader(
            new NameOptions(
                Set.of(NameOptions.DNS_PORT), EnumSet.complementOf(EnumSet.of(NameFamily.DNS))),
            new NameSink() {
              @Override
              public void add(NameObservation o) {
                told.add(
                    Addresses.format(Addresses.high(o.address()), Addresses.low(o.address()))
                        + " "
                        + o.hostname());
              }

              @Override
              public void add(FlowName name) {
                throw new AssertionError("left out: " + name);
              }
            });
    boolean dns = false;
    try (CaptureReader reader = CaptureReader.open(file)) {
      Packet packet = new Packet();
      while (reader.next()) {
        packet.wrap(reader);
        dns |= isDns(packet.sourcePort()) || isDns(packet.destinationPort());
        if (packet.protocol() != IpProtocols.TCP || packet.sourcePort() != LLMNR) {
          names.read(packet, reader.timestampNanos());
        }
        if (!told.isEmpty()) {
          frames.put(reader.frameNumber(), new TreeSet<>(told));
          told.clear();
        }
      }
    } catch (NotACaptureException e) {
      return null; // other formats, and the files that describe the captures
    }
    return dns ? frames : null;
  }

  private static boolean isDns(int port) {
    return port == NameOptions.DNS_PORT || port == MDNS || port == LLMNR;
  }
}
