package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
  @Test
  void anOrdinaryNameStaysAsItIs() {
    assertThat(SafeName.of(Path.of("/spool/my slice (2).pcap"))).isEqualTo("my slice (2).pcap");
  }

  @Test
  void controlCharactersAreWrittenAsTheirBytes() {
    assertThat(SafeName.of(Path.of("/spool/a\nb\u001b.pcap"))).isEqualTo("a%0Ab%1B.pcap");
  }

  @Test
  void aLongNameIsCutAndStaysUnique() {
    String one = SafeName.of(Path.of("/spool/" + "n".repeat(250) + "1"));
    String other = SafeName.of(Path.of("/spool/" + "n".repeat(250) + "2"));
    assertThat(one).hasSize(SafeName.LONGEST).startsWith("nnn").isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gate", "a/b", "..", ".hidden", "Größe", "a b+c%d", "lock", "\u0000", "日本"})
  void aSensorsFolderTellsTheSensor(String sensor) {
    String name = SafeName.ofSensor(sensor);
    assertThat(name).matches("[A-Za-z0-9_%-][A-Za-z0-9._%-]*");
    assertThat(SafeName.sensor(name)).isEqualTo(sensor);
  }
}
