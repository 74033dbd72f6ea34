package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.loader.Captures.CLIENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowCounter;
import trafficanalyzer.store.RowCounter.Counts;
import trafficanalyzer.store.Store;
import trafficanalyzer.store.StoreConfig;

@ExtendWith(SharedNode.class)
class RowCounterIT {
  private static TestNode node;

  @TempDir Path folder;

  @BeforeAll
  static void takeNode(TestNode shared) {
    node = shared;
    node.clear();
  }

  @Test
  void theRowsThatACaptureHasAreCountedAndOneThatIsMissingShows() throws Exception {
    StoreConfig config =
        LoaderConfig.from(
                Map.of(
                    "TRAFFIC_CQL_CONTACT_POINTS",
                    node.contactPoint(),
                    "TRAFFIC_CQL_PASSWORD_FILE",
                    node.passwordFile().toString()))
            .store();
    try (CaptureLoader loader =
        CaptureLoader.connect(config, "desk", LoadLimits.defaults(), NameOptions.DEFAULT)) {
      loader.load(write("one.pcap", 0), Progress.NONE);
      loader.load(write("other.pcap", 1), Progress.NONE);
    }
    try (Store store = Store.connect(config)) {
      List<CaptureRow> captures = new ArrayList<>();
      store.selectCaptures().read(LocalDate.parse("2026-11-21"), captures::add);
      assertThat(captures).hasSize(2);
      assertThat(count(store, captures).values()).containsOnly(new Counts(300, 2, 300));
      node.admin()
          .execute(
              "DELETE FROM traffic.packets WHERE destination_ip = '10.1.0.7'"
                  + " AND slice = '2026-11-21T02:05:00Z'");
      assertThat(count(store, captures).get(captures.get(0).captureId()))
          .isEqualTo(new Counts(299, 2, 300));
      assertThat(count(store, captures.subList(1, 2)).values())
          .as("only those that were asked for")
          .containsExactly(new Counts(300, 2, 300));
    }
  }

  private static Map<UUID, Counts> count(Store store, List<CaptureRow> captures)
      throws InterruptedException {
    try (RowCounter counter = new RowCounter(store.session())) {
      return counter.count(captures, rows -> {});
    }
  }

  /** A packet to each of 300 destinations in five minutes, beginning and ending with ARP. */
  private Path write(String name, int number) throws Exception {
    List<Captures.Frame> frames = new ArrayList<>();
    frames.add(Captures.arp("2026-11-21T02:04:5" + number + "Z"));
    for (int i = 0; i < 300; i++) {
      String time = "2026-11-21T02:%02d:%02d.%dZ".formatted(5 + i / 60, i % 60, number + 1);
      String server = "10.1.%d.%d".formatted(i / 100 + 10 * number, i % 100);
      frames.add(Captures.tcp(time, CLIENT, 1000 + i, server, 443));
    }
    frames.add(Captures.arp("2026-11-21T02:10:0" + number + "Z"));
    return Files.write(folder.resolve(name), Captures.of(frames));
  }
}
