package trafficanalyzer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
  private static final Setting SETTING = new Setting("TRAFFIC_CQL_PASSWORD_FILE", "", "Password");

  @TempDir Path folder;

  @Test
  void thePasswordIsTheFirstLine() throws Exception {
    assertThat(read("secret\n")).isEqualTo("secret");
    assertThat(read("sec ret")).isEqualTo("sec ret");
    assertThat(read("secret\r\nsomething else")).isEqualTo("secret");
  }

  @Test
  void aFileWithoutAPasswordIsToldWithItsSetting() {
    assertThatThrownBy(() -> read("\n"))
        .hasMessageContaining("is empty")
        .hasMessageContaining("TRAFFIC_CQL_PASSWORD_FILE");
    assertThatThrownBy(() -> PasswordFile.read(folder.resolve("none"), SETTING))
        .hasMessageContaining("none is not there");
    assertThatThrownBy(() -> PasswordFile.read(folder, SETTING))
        .hasMessageContaining("cannot be read as a line of text");
  }

  @Test
  void aFileThatIsNoTextIsToldWithoutItsContent() throws Exception {
    Path file = Files.write(folder.resolve("binary"), new byte[] {'a', (byte) 0xff, 'b'});
    assertThatThrownBy(() -> PasswordFile.read(file, SETTING))
        .hasMessageContaining("cannot be read as a line of text");
  }

  private String read(String content) throws Exception {
    return PasswordFile.read(Files.writeString(folder.resolve("password"), content), SETTING);
  }
}
