package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCounterTest {
  private static final int RECORD = 16 + 10;

  @TempDir Path folder;

  @Test
  void aGrowingFileIsCountedOnFromEveryLengthOfIt() throws IOException {
    byte[] whole = new PcapFile().frames(3, new byte[10]).bytes();
    Path file = Files.createFile(folder.resolve("growing.pcap"));
    try (RecordCounter counter = new RecordCounter(file)) {
      for (int length = 0; length <= whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        boolean complete = counter.advance();
        int records = Math.max(0, (length - 24) / RECORD);
        assertThat(counter.records()).as("at %d bytes", length).isEqualTo(records);
        assertThat(counter.end()).isEqualTo(24 + records * RECORD);
        assertThat(complete).isEqualTo(length == 24 + records * RECORD);
      }
    }
  }

  @Test
  void recordsOfAllSizesAreCountedAcrossTheWindow() throws IOException {
    PcapFile pcap = new PcapFile();
    for (int i = 0; i < 300; i++) {
      pcap.frame(new byte[i * 877 % 5000]);
    }
    pcap.frame(new byte[262_144]).frame(new byte[1]);
    try (RecordCounter counter = new RecordCounter(pcap.write(folder.resolve("sizes.pcap")))) {
      assertThat(counter.advance()).isTrue();
      assertThat(counter.records()).isEqualTo(302);
    }
  }

  @Test
  void countingStopsAtALimit() throws IOException {
    Path file = new PcapFile().frames(9, new byte[10]).write(folder.resolve("limit.pcap"));
    try (RecordCounter counter = new RecordCounter(file)) {
      assertThat(counter.advance(4)).isFalse();
      assertThat(counter.records()).isEqualTo(4);
      assertThat(counter.end()).isEqualTo(24 + 4 * RECORD);
    }
  }

  @Test
  void anImpossibleLengthEndsTheCount() throws IOException {
    Path file = new PcapFile().frame(new byte[10]).write(folder.resolve("length.pcap"));
    byte[] header = new byte[16];
    Arrays.fill(header, (byte) 0xFF);
    Files.write(file, header, StandardOpenOption.APPEND);
    try (RecordCounter counter = new RecordCounter(file)) {
      assertThat(counter.advance()).isFalse();
      assertThat(counter.records()).isEqualTo(1);
    }
  }
}
