package trafficanalyzer.packet.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
  private final Utf8Text text = new Utf8Text(0);

  @Test
  void numbersAreThoseOfTheirOwnText() {
    for (long power = 1; power > 0; power *= 10) {
      assertNumber(power - 1);
      assertNumber(power);
      assertNumber(-power);
    }
    assertNumber(Long.MAX_VALUE);
    assertNumber(Long.MIN_VALUE);
    Random random = new Random(9);
    for (int round = 0; round < 100_000; round++) {
      assertNumber(random.nextLong() >> random.nextInt(64));
    }
  }

  private void assertNumber(long number) {
    text.setLength(0);
    assertThat(text.append(number)).hasToString(Long.toString(number));
    text.setLength(0);
    assertThat(text.append((int) number)).hasToString(Integer.toString((int) number));
  }

  @Test
  void nanosecondsHaveNineDigits() {
    Random random = new Random(10);
    for (int round = 0; round < 10_000; round++) {
      int nanos = random.nextInt(1_000_000_000) >> random.nextInt(30);
      text.setLength(0);
      assertThat(text.nanos(nanos)).hasToString("%09d".formatted(nanos));
    }
  }

  @Test
  void hexadecimalDigitsAreTheLastOnesOfTheNumber() {
    text.hex(0xABC, 1).append(' ').hex(0xABC, 5).append(' ').hex(-1, 16).append(' ').hex(7, 0);
    assertThat(text).hasToString("c 00abc ffffffffffffffff ");
  }

  @Test
  void addressesAreThoseOfTheirBytes() {
    Random random = new Random(11);
    for (int round = 0; round < 10_000; round++) {
      int ip = random.nextInt() >>> random.nextInt(32);
      text.setLength(0);
      assertThat(text.ipv4(ip))
          .hasToString(
              "%d.%d.%d.%d".formatted(ip >>> 24, ip >>> 16 & 255, ip >>> 8 & 255, ip & 255));
      long mac = random.nextLong() >>> 16;
      String digits = "%012x".formatted(mac);
      text.setLength(0);
      assertThat(text.mac(mac)).hasToString(digits.replaceAll("..(?!$)", "$0:"));
    }
  }

  @Test
  void charactersOfTheBasicPlaneAreUtf8AndHalvesOfPairsQuestionMarks() {
    for (char character : "aé→…\uFFFD\uD83D\uDE00\0".toCharArray()) {
      text.append(character);
    }
    assertThat(text.toByteArray()).isEqualTo("aé→…\uFFFD??\0".getBytes(UTF_8));
  }

  @Test
  void partsAndRepetitionsMakeOneText() throws Exception {
    Utf8Text other = new Utf8Text(8).append("before: ").append('→').append(12);
    text.append("a ").append(other, 8, other.length()).append("b".getBytes(UTF_8));
    text.setCharAt(1, '_');
    assertThat(text).hasToString("a_→12b");
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    text.writeTo(written);
    assertThat(written.toString(UTF_8)).isEqualTo("a_→12b");
    text.setLength(2);
    assertThat(text.append("c")).hasToString("a_c");
  }

  @Test
  void charactersAreCountedFromAnyPlace() {
    text.append("ab").append('→').append('…').append("c");
    assertThat(text.indexAfter(1, 0)).isEqualTo(1);
    assertThat(text.indexAfter(1, 1)).isEqualTo(2);
    assertThat(text.indexAfter(1, 2)).isEqualTo(5);
    assertThat(text.indexAfter(1, 4)).isEqualTo(text.length());
    assertThat(text.indexAfter(1, 9)).isEqualTo(text.length());
  }
}
