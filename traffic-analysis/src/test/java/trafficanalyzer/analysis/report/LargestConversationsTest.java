package trafficanalyzer.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.statistics.StatisticsAnalysis;
import trafficanalyzer.analysis.statistics.StatisticsOptions;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.LinkTypes;

class LargestConversationsTest {
  private static final int FRAME = 54;
  private static final int CONVERSATIONS = 60;

  @TempDir private Path folder;

  /** The n-th of sixty connections has n segments, all the same: retransmissions but for one. */
  private Path capture() throws IOException {
    Path file = folder.resolve("a.pcap");
    ByteBuffer frame = ByteBuffer.allocate(FRAME + 100);
    frame.putShort(12, (short) 0x0800).putInt(14, 0x4500_008C).putInt(22, 0x4006_0000);
    frame.putInt(26, 0xC000_0201).putInt(30, 0xC000_0202);
    frame.putShort(36, (short) 443).putInt(38, 7).putShort(46, (short) 0x5018);
    long nanos = 1_704_067_200_000_000_000L;
    try (CaptureWriter writer =
        CaptureWriter.pcap(Files.newOutputStream(file), LinkTypes.ETHERNET, true)) {
      for (int i = 1; i <= CONVERSATIONS; i++) {
        frame.putShort(34, (short) (40_000 + i));
        for (int segment = 0; segment < i; segment++) {
          nanos += 1_000_000_000L;
          writer.write(LinkTypes.ETHERNET, nanos, FRAME + 100, frame, 0, FRAME + 100);
        }
      }
    }
    return file;
  }

  @Test
  void theLargestAreKeptAndWhatIsOddIsCounted() throws IOException {
    LargestConversations largest = new LargestConversations(ConversationOptions.DEFAULT);
    StatisticsAnalysis statistics = new StatisticsAnalysis("a.pcap", StatisticsOptions.DEFAULT);

    AnalysedCapture capture =
        new CaptureAnalysis(List.of(statistics, largest.analysis())).run(capture());
    ReportContent report = largest.report(statistics.statistics(), List.of(capture));

    assertThat(report.conversationsInAll()).isEqualTo(CONVERSATIONS);
    assertThat(report.conversations()).hasSize(25);
    ReportConversation first = report.conversations().get(0);
    assertThat(first.client()).isEqualTo("192.0.2.1:40060");
    assertThat(first.server()).isEqualTo("192.0.2.2:443");
    assertThat(first.packets()).isEqualTo(60);
    assertThat(first.bytesOut()).isEqualTo(60 * 154);
    assertThat(first.seconds()).isEqualTo(59);
    assertThat(report.conversations())
        .extracting(ReportConversation::packets)
        .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    assertThat(report.oddities())
        .filteredOn(oddity -> oddity.what().equals("retransmission"))
        .extracting(ReportOddity::packets)
        .containsExactly(59L * 60 / 2);
  }
}
