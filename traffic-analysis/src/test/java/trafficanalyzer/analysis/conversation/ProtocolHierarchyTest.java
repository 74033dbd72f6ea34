package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.analysis.CaptureAnalysis;

class ProtocolHierarchyTest {
  private static final int LINK_TYPE_OFFSET = 20;

  @TempDir Path folder;

  /** A capture file has 26 bits for it; those that are assigned need 9. */
  @ParameterizedTest
  @ValueSource(ints = {0xFFFF, 0x1_FFFF, 0x2_0001, 0x3FF_FFFF})
  void aLinkTypeThatNobodyHasAssignedIsOneOfItsOwn(int linkType) throws IOException {
    Path file = new TestCapture().frame(1, 0x0806, new byte[28]).in(folder);
    byte[] bytes = Files.readAllBytes(file);
    ByteOrder order = bytes[0] == (byte) 0xA1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer.wrap(bytes).order(order).putInt(LINK_TYPE_OFFSET, linkType);
    Files.write(file, bytes);
    ConversationAnalysis analysis =
        new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});

    new CaptureAnalysis(List.of(analysis)).run(file);

    List<ProtocolTraffic> hierarchy = analysis.statistics().hierarchy();
    assertThat(hierarchy.get(0).path()).containsExactly("link-" + linkType);
    assertThat(hierarchy.get(0).packets()).isEqualTo(1);
  }
}
