package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.name.TsharkNames.Told;
import trafficanalyzer.testing.Programs;

/**
 * Compares the names that flows tell with tshark's, over public captures where they are beside the
 * checkout. The order of the files is shuffled with a fixed seed, and as many are compared as the
 * time allows.
 */
class NamesTsharkIT {
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("traffic.oracle.seconds", 60));

  /** What a frame has in it that tells a name, whatever it is wrapped in; in lower case. */
  private static final Pattern MARK =
      Pattern.compile(
          "host:|chlo|\\x16\\x03[\\x00-\\x04]..\\x01|\\x16\\xfe[\\xfd\\xff]\\x00\\x00",
          Pattern.DOTALL);

  private static final int[] QUIC_VERSIONS = {1, 0x6B3343CF};
  private static final int QUIC_DRAFTS = 0xFF0000;

  private final Map<String, Integer> accepted = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private int files;
  private int flows;
  private int differing;

  @Test
  void namesAreTsharksInAtLeast999OfAThousandFlows() throws Exception {
    Path captures =
        Path.of(System.getProperty("traffic.home", ".")).resolve("../shared/captures").normalize();
    if (!Files.isDirectory(captures) || !Programs.isTsharkThere()) {
      System.out.println("Names not compared with tshark: it, or " + captures + ", is not there");
      return;
    }
    Instant end = Instant.now().plus(TIME);
    List<Ours> all = read(captures);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> compared = new ArrayList<>();
      for (Ours ours : all) {
        compared.add(
            two.submit(
                () -> {
                  if (Instant.now().isBefore(end)) {
                    compare(ours);
                  }
                  return null;
                }));
      }
      for (Future<?> one : compared) {
        one.get();
      }
    } finally {
      two.shutdownNow();
    }
    System.out.printf("Names compared with tshark: %d of %d files%n", files, all.size());
    report();
    assertThat(flows).isPositive();
    // A sample on a busy machine is small; a single odd flow is no thousandth of all.
    assertThat(differing).isLessThanOrEqualTo(1 + flows / 1000);
  }

  /** All captures that may tell a name; those that do so to us come first. */
  private static List<Ours> read(Path captures) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (var found = Files.walk(captures)) {
      found.filter(Files::isRegularFile).sorted().forEach(paths::add);
    }
    Collections.shuffle(paths, new Random(1));
    List<Ours> all = new ArrayList<>();
    for (Path path : paths) {
      try {
        Ours ours = new Ours(path);
        ours.read();
        if (ours.mayTell) {
          all.add(ours);
        }
      } catch (NotACaptureException e) {
        // The files that describe the captures, and formats that we do not read.
      }
    }
    all.sort(Comparator.comparing(ours -> ours.told.isEmpty()));
    return all;
  }

  private void compare(Ours ours) throws IOException, InterruptedException {
    Path file = ours.file;
    Map<Told, Set<String>> theirs = TsharkNames.read(file);
    Set<Told> all = new HashSet<>(ours.told.keySet());
    all.addAll(theirs.keySet());
    for (Told flow : all) {
      Set<String> our = ours.told.getOrDefault(flow, Set.of());
      Set<String> their = theirs.getOrDefault(flow, Set.of());
      count(file, flow, our, their, our.equals(their) ? "" : explain(file, flow, our, their));
    }
    synchronized (this) {
      files++;
    }
  }

  private synchronized void count(
      Path file, Told flow, Set<String> our, Set<String> their, String reason) {
    flows++;
    if (reason == null) {
      differing++;
      differences.add(file + " " + flow + ": ours " + our + ", tshark's " + their);
    } else if (!reason.isEmpty()) {
      accepted.merge(reason, 1, Integer::sum);
    }
  }

  /** Differences that are meant to be there, each with its reason; null where there is none. */
  private static String explain(Path file, Told flow, Set<String> our, Set<String> their)
      throws IOException, InterruptedException {
    Set<String> missing = new TreeSet<>(their);
    missing.removeAll(our);
    if (!missing.stream().allMatch(NamesTsharkIT::isNoHostname)) {
      return null;
    }
    Set<String> more = new TreeSet<>(our);
    more.removeAll(their);
    if (more.isEmpty()) {
      return "what is an address or has characters that no hostname has is no name";
    }
    if (flow.kind().startsWith("udp")) {
      return "QUIC that tshark does not open; AES-GCM vouches that we opened it right";
    }
    Map<Told, Set<String>> asCaptured = TsharkNames.read(file, TsharkNames.AS_CAPTURED);
    if (asCaptured.getOrDefault(flow, Set.of()).containsAll(more)) {
      return "a request whose end was not captured: tshark waits for it";
    }
    return isInTheClear(file, more)
        ? "CONNECT, or a method or port that tshark takes for something else"
        : null;
  }

  private static boolean isNoHostname(String name) {
    return name.isEmpty()
        || name.matches("[0-9.]+|\\[.*]")
        || !name.matches("[a-z0-9_.-]+")
        || name.length() > 253;
  }

  private static boolean isInTheClear(Path file, Set<String> names) throws IOException {
    Set<String> left = new HashSet<>(names);
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next() && !left.isEmpty()) {
        String text = text(reader).toLowerCase(Locale.ROOT);
        left.removeIf(text::contains);
      }
    }
    return left.isEmpty();
  }

  private static String text(CaptureReader reader) {
    byte[] frame = new byte[reader.capturedLength()];
    reader.buffer().get(reader.offset(), frame);
    return new String(frame, StandardCharsets.ISO_8859_1);
  }

  private void report() {
    System.out.printf("  %d flows, of which %d differ%n", flows, differing);
    accepted.forEach((reason, count) -> System.out.println("  accepted " + count + ": " + reason));
    differences.stream().limit(20).forEach(line -> System.out.println("    " + line));
  }

  /** What we read. */
  private static final class Ours implements NameSink {
    final Path file;
    final Map<Told, Set<String>> told = new HashMap<>();
    boolean mayTell;

    Ours(Path file) {
      this.file = file;
    }

    void read() throws IOException {
      NameReader names = new NameReader(this);
      Packet packet = new Packet();
      try (CaptureReader reader = CaptureReader.open(file)) {
        while (reader.next()) {
          mayTell = mayTell || mayTell(reader);
          packet.wrap(reader);
          names.read(packet, reader.timestampNanos());
        }
      }
    }

    /** tshark takes a quarter of a second for a file, so it is spared those that tell nothing. */
    private static boolean mayTell(CaptureReader reader) {
      String text = text(reader).toLowerCase(Locale.ROOT);
      return MARK.matcher(text).find() || mayBeQuic(reader);
    }

    private static boolean mayBeQuic(CaptureReader reader) {
      ByteBuffer buffer = reader.buffer();
      int end = reader.offset() + reader.capturedLength() - 4;
      for (int i = reader.offset(); i < end; i++) {
        int version = buffer.getInt(i + 1);
        if (buffer.get(i) < 0
            && (version == QUIC_VERSIONS[0]
                || version == QUIC_VERSIONS[1]
                || version >>> 8 == QUIC_DRAFTS)) {
          return reader.capturedLength() > 1000;
        }
      }
      return false;
    }

    @Override
    public void add(NameObservation observation) {
      // Only flows' own names are compared here.
    }

    @Override
    public void add(FlowName name) {
      String transport = name.protocol() == 6 ? "tcp " : "udp ";
      Told flow =
          new Told(
              name.client().getHostAddress(),
              name.clientPort(),
              name.server().getHostAddress(),
              name.serverPort(),
              transport + (name.source().family() == NameFamily.HTTP ? "http" : "sni"));
      told.computeIfAbsent(flow, key -> new TreeSet<>()).add(name.hostname());
    }
  }
}
