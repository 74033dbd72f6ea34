package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShedderTest {
  private static final int SLICE_BYTES = 24 + 2 * (16 + 60);

  @TempDir Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Path incoming;

  @BeforeEach
  void create() throws IOException {
    incoming = Files.createDirectory(folder.resolve("incoming"));
  }

  @Test
  void withinTheLimitNothingIsTouched() throws IOException {
    publish("a", 1);
    publish("b", 2);
    check(new SpoolLimit(2 * SLICE_BYTES, 2));
    assertThat(names()).containsExactly("a.json", "a.pcap", "b.json", "b.pcap");
    assertThat(metric("spool_bytes")).isEqualTo(2 * SLICE_BYTES);
    assertThat(metric("spool_slices")).isEqualTo(2);
    assertThat(shed("slices_shed")).isZero();
  }

  @Test
  void beyondTheByteLimitTheOldestGoAndTheirSidecarsStayAsTheirMarks() throws IOException {
    publish("old", 1);
    publish("older", 0);
    publish("new", 2);
    String sidecar = Files.readString(incoming.resolve("old.json"));
    check(new SpoolLimit(SLICE_BYTES, 100));
    assertThat(names()).containsExactly("new.json", "new.pcap", "old.shed.json", "older.shed.json");
    assertThat(incoming.resolve("old.shed.json")).content().isEqualTo(sidecar);
    assertThat(shed("slices_shed")).isEqualTo(2);
    assertThat(shed("packets_shed")).isEqualTo(4);
    assertThat(metric("spool_slices")).isEqualTo(1);
  }

  @Test
  void beyondTheNumberOfSlicesTheOldestGo() throws IOException {
    for (int i = 0; i < 5; i++) {
      publish("slice" + i, i);
    }
    check(new SpoolLimit(Long.MAX_VALUE, 4));
    assertThat(names()).contains("slice0.shed.json", "slice1.pcap").doesNotContain("slice0.pcap");
  }

  @Test
  void whatHasNoSidecarIsSomebodyElsesAndNeitherCountedNorShed() throws IOException {
    Files.write(incoming.resolve("theirs.pcap"), new byte[10_000]);
    Files.write(incoming.resolve("later.json"), new byte[0]);
    publish("ours", 1);
    check(new SpoolLimit(SLICE_BYTES, 1));
    assertThat(names()).containsExactly("later.json", "ours.json", "ours.pcap", "theirs.pcap");
  }

  @Test
  void aSliceWhosePacketsNobodyKnowsIsLeftToTheLoader() throws IOException {
    publish("damaged", 0);
    Files.writeString(incoming.resolve("damaged.json"), "{");
    publish("sound", 1);
    check(new SpoolLimit(1, 1));
    assertThat(names()).containsExactly("damaged.json", "damaged.pcap", "sound.shed.json");
    assertThat(shed("packets_shed")).isEqualTo(2);
  }

  @Test
  void whatAKilledInterceptorBeganToShedIsFinishedAndCounted() throws IOException {
    publish("a", 1);
    Files.move(incoming.resolve("a.pcap"), incoming.resolve(".a.shedding"));
    publish("b", 2);
    Files.move(incoming.resolve("b.pcap"), incoming.resolve(".b.shedding"));
    Files.move(incoming.resolve("b.json"), incoming.resolve("b.shed.json"));
    check(SpoolLimit.NONE);
    assertThat(names()).containsExactly("a.shed.json", "b.shed.json");
    assertThat(shed("packets_shed")).as("the other one was counted before").isEqualTo(2);
  }

  @Test
  void aMarkOfTheSameNameIsNotOverwritten() throws IOException {
    Files.writeString(incoming.resolve("a.shed.json"), "first");
    publish("a", 1);
    check(new SpoolLimit(1, 1));
    assertThat(names()).containsExactly("a.1.shed.json", "a.shed.json");
    assertThat(incoming.resolve("a.shed.json")).content().isEqualTo("first");
  }

  @Test
  void theOldestMarksGoWhereNoLoaderRecordsThem() throws IOException {
    Waiting waiting = new Waiting(incoming);
    publish("slice", 0);
    for (int i = 0; i < 30; i++) {
      Path mark = Files.writeString(incoming.resolve("m" + (i + 7) % 30 + ".shed.json"), "");
      Files.setLastModifiedTime(mark, FileTime.fromMillis(1000L * i));
    }
    assertThat(waiting.forget(30)).isZero();
    assertThat(waiting.forget(20)).as("ten too many, and two").isEqualTo(12);
    assertThat(names())
        .hasSize(20)
        .contains("slice.pcap", "slice.json", "m19.shed.json", "m6.shed.json")
        .doesNotContain("m7.shed.json", "m18.shed.json");
  }

  private void check(SpoolLimit limit) {
    try (Shedder shedder = new Shedder(incoming, limit, metrics)) {
      shedder.check();
    }
  }

  private double shed(String figure) {
    return metrics.get("traffic_interceptor_" + figure).counter().count();
  }

  private double metric(String figure) {
    return metrics.get("traffic_interceptor_" + figure).gauge().value();
  }

  /** A slice of two packets. */
  private void publish(String name, int second) throws IOException {
    new Sidecar("host1", "eth0", "2026-11-21T02:05:10Z", 10, 1, "", 2L, 0L, 0L, 2L)
        .write(incoming.resolve(name + ".json"));
    Path pcap = new PcapFile().frames(2, new byte[60]).write(incoming.resolve(name + ".pcap"));
    Files.setLastModifiedTime(pcap, FileTime.fromMillis(1000L * second));
  }

  private Stream<String> names() throws IOException {
    return RecordingFolder.list(incoming).stream().map(file -> file.getFileName().toString());
  }
}
