package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.FirstTime;
import trafficanalyzer.analysis.statistics.EndpointTraffic;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameTable;

/**
 * Packets by hostname and interval beside those of the rows that the loader would write, found in
 * two readings and packet by packet, of public captures where they lie beside the project.
 */
class EndpointsOfRowsTest {
  private static final Path CAPTURES =
      Path.of(System.getProperty("traffic.home", "..")).resolve("../shared/captures").normalize();
  private static final long WIDTH = 10_000_000_000L;

  private long packets;
  private long different;
  private int files;
  private int differentFiles;

  @Test
  void packetsCountForTheNameOfTheirRowsUnlessTheirConversationGotOneLater() throws IOException {
    assumeThat(CAPTURES).exists();
    for (Path file : captures()) {
      try {
        compare(file);
      } catch (NotACaptureException e) {
        continue; // there are such, on purpose
      }
    }
    System.out.printf(
        "Endpoints by interval: %d of %d packets in %d of %d captures count for a name while their"
            + " rows have none%n",
        different, packets, differentFiles, files);

    assertThat(files).isGreaterThan(500);
    assertThat(different).isLessThan(packets / 1_000);
  }

  private static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.walk(CAPTURES)) {
      return files.filter(file -> file.toString().matches(".*\\.p?cap(ng)?(\\.gz)?")).toList();
    }
  }

  private void compare(Path file) throws IOException {
    Map<String, Long> rows = rows(file);
    Map<String, Long> counted = counted(file);
    long all = sum(rows);
    assertThat(perInterval(counted)).as("%s", file).isEqualTo(perInterval(rows));
    long same =
        rows.entrySet().stream()
            .mapToLong(one -> Math.min(one.getValue(), counted.getOrDefault(one.getKey(), 0L)))
            .sum();
    packets += all;
    different += all - same;
    files++;
    differentFiles += same < all ? 1 : 0;
    rows.forEach(
        (name, count) -> {
          if (!name.startsWith("- ")) {
            assertThat(counted.getOrDefault(name, 0L))
                .as(file + " " + name)
                .isGreaterThanOrEqualTo(count);
          }
        });
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(count -> count).sum();
  }

  private static Map<String, Long> perInterval(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                one -> one.getKey().substring(one.getKey().indexOf(' ')),
                TreeMap::new,
                Collectors.summingLong(Map.Entry::getValue)));
  }

  private static Map<String, Long> counted(Path file) throws IOException {
    ConversationAnalysis analysis =
        new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});
    new CaptureAnalysis(List.of(analysis)).run(file);
    Map<String, Long> counts = new TreeMap<>();
    for (EndpointTraffic each : analysis.statistics().endpointTraffic().endpoints()) {
      each.intervals().forEach(i -> counts.put(each.name() + " " + i.beginNanos(), i.packets()));
    }
    return counts;
  }

  private static Map<String, Long> rows(Path file) throws IOException {
    NameTable names = new NameTable(1_000_000, Duration.ofDays(1));
    NameReader reader = new NameReader(names);
    Packet packet = new Packet();
    try (CaptureReader frame = CaptureReader.open(file)) {
      while (frame.next()) {
        packet.wrap(frame);
        if (packet.hasIp()) {
          reader.read(packet, frame.timestampNanos());
        }
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    Defragmenter fragments = new Defragmenter();
    long time = FirstTime.of(file); // of a frame without one, that of the frame before
    try (CaptureReader frame = CaptureReader.open(file)) {
      while (frame.next()) {
        packet.wrap(frame);
        time = frame.timestampNanos() == 0 ? time : frame.timestampNanos();
        if (packet.isFragment()) {
          fragments.put(packet, frame.timestampNanos());
        }
        if (packet.hasIp()) {
          boolean named = names.find(packet, frame.timestampNanos());
          long begin = Math.floorDiv(time, WIDTH) * WIDTH;
          counts.merge((named ? names.endpoint() : "-") + " " + begin, 1L, Long::sum);
        }
      }
    }
    return counts;
  }
}
