package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.flow.FlowTable;

/**
 * How often the name that DNS alone gives a flow is the one that the flow itself tells, over public
 * captures where they are beside the checkout. Counted are flows that tell their name, of captures
 * that hold DNS answers; a capture that is there twice counts once.
 */
class NameAccuracyIT {
  private static final Set<NameSource> TLS =
      EnumSet.of(NameSource.SNI, NameSource.QUIC, NameSource.SNI_OUTER, NameSource.QUIC_OUTER);

  private static final Set<NameSource> WEB = EnumSet.of(NameSource.HTTP);

  /** A flow that told its name, and what DNS alone says of it. */
  private record Case(
      int capture,
      NameSource truthBy,
      String truth,
      String guess,
      String certain,
      List<String> possible) {}

  private final List<Case> cases = new ArrayList<>();

  @Test
  void namesFromDnsAloneAreThoseThatFlowsTell() throws Exception {
    Path captures =
        Path.of(System.getProperty("traffic.home", ".")).resolve("../shared/captures").normalize();
    if (!Files.isDirectory(captures)) {
      System.out.println("Accuracy of names not measured: " + captures + " is not there");
      return;
    }
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (Path file : files(captures)) {
      if (seen.add(digest(file))) {
        measure(file, number++);
      }
    }
    boolean[] half = new boolean[number];
    Random random = new Random(1);
    for (int i = 0; i < number; i++) {
      half[i] = random.nextBoolean();
    }
    Figures tls = report("TLS and QUIC", TLS, one -> true);
    report("TLS and QUIC, one half of the captures", TLS, one -> half[one.capture]);
    report("TLS and QUIC, the other half", TLS, one -> !half[one.capture]);
    Figures web = report("HTTP", WEB, one -> true);
    report("HTTP, one half of the captures", WEB, one -> half[one.capture]);
    report("HTTP, the other half", WEB, one -> !half[one.capture]);
    for (Figures figures : List.of(tls, web)) {
      assertThat(figures.right).as("best guess").isGreaterThanOrEqualTo(84);
      assertThat(figures.certainWrong).as("abstaining, wrong").isLessThanOrEqualTo(4);
      assertThat(figures.certainRight).as("abstaining, right").isGreaterThanOrEqualTo(72);
      assertThat(figures.possible).as("among the candidates").isGreaterThanOrEqualTo(88.4);
    }
  }

  /** Percentages of flows. */
  private record Figures(
      double right, double wrong, double certainRight, double certainWrong, double possible) {}

  private Figures report(String what, Set<NameSource> truths, Predicate<Case> which) {
    List<Case> chosen =
        cases.stream().filter(one -> truths.contains(one.truthBy)).filter(which).toList();
    Figures figures =
        new Figures(
            percent(chosen, one -> one.truth.equals(one.guess)),
            percent(chosen, one -> one.guess != null && !one.truth.equals(one.guess)),
            percent(chosen, one -> one.truth.equals(one.certain)),
            percent(chosen, one -> one.certain != null && !one.truth.equals(one.certain)),
            percent(chosen, one -> one.possible.contains(one.truth)));
    System.out.printf(
        "%s: %d flows; best guess %.1f %% right, %.1f wrong; abstaining %.1f right, %.1f wrong;"
            + " among the candidates %.1f%n",
        what,
        chosen.size(),
        figures.right,
        figures.wrong,
        figures.certainRight,
        figures.certainWrong,
        figures.possible);
    if (Boolean.getBoolean("traffic.names.shown")) {
      chosen.stream().filter(one -> !one.truth.equals(one.guess)).forEach(System.out::println);
    }
    return figures;
  }

  private static double percent(List<Case> cases, Predicate<Case> which) {
    return 100.0 * cases.stream().filter(which).count() / Math.max(1, cases.size());
  }

  private void measure(Path file, int capture) throws IOException {
    Set<NameFamily> notDns = EnumSet.complementOf(EnumSet.of(NameFamily.DNS));
    NameTable truths = table(file, EnumSet.of(NameFamily.DNS), false);
    NameTable guesses = table(file, notDns, false);
    NameTable certain = table(file, notDns, true);
    if (truths == null || guesses.size() == 0) {
      return;
    }
    List<Flow> flows = flows(file);
    for (Flow flow : flows) {
      if (!truths.find(flow) || isAddress(truths.endpoint())) {
        continue;
      }
      guesses.find(flow);
      certain.find(flow);
      List<String> possible = new ArrayList<>(guesses.candidates());
      if (guesses.endpoint() != null) {
        possible.add(guesses.endpoint());
      }
      cases.add(
          new Case(
              capture,
              truths.source(),
              truths.endpoint(),
              guesses.endpoint(),
              certain.endpoint(),
              possible));
    }
  }

  /** An HTTP client may name its server by address, which DNS says nothing about. */
  private static boolean isAddress(String hostname) {
    return hostname.matches("[0-9.]+|.*:.*|\\[.*");
  }

  private static NameTable table(Path file, Set<NameFamily> without, boolean abstaining)
      throws IOException {
    NameTable names = new NameTable(200_000, Duration.ofHours(24), abstaining);
    NameReader nameReader = new NameReader(new NameOptions(Set.of(53), without), names);
    Packet packet = new Packet();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packet.wrap(reader);
        nameReader.read(packet, reader.timestampNanos());
      }
      return names;
    } catch (NotACaptureException e) {
      return null; // the files that describe the captures
    }
  }

  private static List<Flow> flows(Path file) throws IOException {
    List<Flow> flows = new ArrayList<>();
    FlowTable table = new FlowTable(flows::add);
    Packet packet = new Packet();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packet.wrap(reader);
        table.add(packet, reader.wireLength(), reader.timestampNanos());
      }
    }
    table.endAll();
    return flows;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String digest(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
  }
}
