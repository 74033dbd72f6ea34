package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private final HostNames names = new HostNames();

  @ParameterizedTest
  @CsvSource({
    "Example.COM, example.com",
    "example.com., example.com",
    "localhost, localhost",
    "_dmarc.a-b.example, _dmarc.a-b.example",
    "XN--BCHER-KVA.example, xn--bcher-kva.example",
    "1.2.3.4.example, 1.2.3.4.example",
    "0xbeef.example, 0xbeef.example"
  })
  void namesAreInLowerCaseWithoutTheFinalDot(String text, String name) {
    assertThat(read(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "10.1", "3221225985", "0x7f.1", "127.0.0.0x1", "192.0.2.1."})
  void addressesAreNoNamesButNoMistakes(String text) {
    assertThat(read(text)).isNull();
    assertThat(names.malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        ".example",
        "a..b",
        "example..",
        "exa mple.com",
        "*.example",
        "a:443",
        "b\u00fccher.example",
        "a\u0000b",
        "a/b",
        "[::1]"
      })
  void whatIsNoNameIsCounted(String text) {
    assertThat(read(text)).isNull();
    assertThat(names.malformed()).isEqualTo(1);
  }

  @Test
  void namesAndLabelsHaveALength() {
    String label = "a".repeat(63);
    String longest = label + "." + label + "." + label + "." + "a".repeat(61);
    assertThat(longest).hasSize(253);
    assertThat(read(longest)).isEqualTo(longest);
    assertThat(read(longest + ".")).isEqualTo(longest);
    assertThat(read(longest + "a")).isNull();
    assertThat(read("a".repeat(64) + ".example")).isNull();
    assertThat(names.malformed()).isEqualTo(2);
    assertThat(read("")).isNull();
    assertThat(names.malformed()).isEqualTo(2);
  }

  private String read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return names.read(ByteBuffer.wrap(bytes), 0, bytes.length);
  }
}
