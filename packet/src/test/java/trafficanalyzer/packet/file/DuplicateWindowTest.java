package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateWindowTest {
  @ParameterizedTest
  @CsvSource({
    "5, abcda,   ....x",
    "5, abcdea,  ......",
    "5, aaaaaaa, .xxxxxx",
    "2, abaabb,  ...x.x",
    // a duplicate takes a place in the window, too
    "3, abbca,   ..x..",
    "3, abba,    ..x.",
  })
  void aFrameIsOneWhereTheSameIsAmongTheLastFew(int window, String frames, String expected) {
    DuplicateWindow duplicates = new DuplicateWindow(window);
    ByteBuffer bytes = ByteBuffer.wrap(frames.getBytes(StandardCharsets.US_ASCII));
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < frames.length(); i++) {
      found.append(duplicates.isDuplicate(bytes, i, 1) ? 'x' : '.');
    }
    assertThat(found).hasToString(expected);
  }

  @Test
  void emptyFramesAreAsOthers() {
    DuplicateWindow duplicates = new DuplicateWindow(DuplicateWindow.USUAL_FRAMES);
    assertThat(duplicates.isDuplicate(ByteBuffer.allocate(1), 0, 0)).isFalse();
    assertThat(duplicates.isDuplicate(ByteBuffer.allocate(1), 1, 0)).isTrue();
  }

  @Test
  void aWindowHasABound() {
    assertThatThrownBy(() -> new DuplicateWindow(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DuplicateWindow(1_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
