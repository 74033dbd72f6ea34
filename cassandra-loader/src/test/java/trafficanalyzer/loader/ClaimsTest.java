package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  @TempDir Path folder;
  private final List<String> takenOver = new ArrayList<>();

  @Test
  void aStreamIsHeldByOneAtATime() throws IOException {
    try (Claims one = new Claims(folder, "one", takenOver::add);
        Claims other = new Claims(folder, "other", takenOver::add)) {
      assertThat(one.hold("gate")).isTrue();
      assertThat(one.hold("gate")).isTrue();
      assertThat(other.hold("gate")).isFalse();
      assertThat(other.hold("desk")).isTrue();
      one.release("gate");
      assertThat(other.hold("gate")).isTrue();
      assertThat(other.held()).containsExactlyInAnyOrder("gate", "desk");
    }
  }

  @Test
  void whoHadItLastMayGoOnWithWhatItKnows() throws IOException {
    try (Claims one = new Claims(folder, "one", takenOver::add);
        Claims other = new Claims(folder, "other", takenOver::add)) {
      one.hold("gate");
      one.release("gate");
      one.hold("gate");
      assertThat(takenOver).as("the first time").containsExactly("gate");
      one.release("gate");
      other.hold("gate");
      other.release("gate");
      one.hold("gate");
      assertThat(takenOver).containsExactly("gate", "gate", "gate");
    }
  }

  @Test
  void aSensorsNameMayBeAnything() throws IOException {
    try (Claims claims = new Claims(folder, "one", takenOver::add)) {
      assertThat(claims.hold("../../etc/gate")).isTrue();
    }
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("%2E.%2F..%2Fetc%2Fgate"));
  }
}
