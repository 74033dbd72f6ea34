package trafficanalyzer.packet.name.idn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeNamesTest {
  @ParameterizedTest
  @CsvSource({
    "hahaha.com, hahaha.com",
    "xn--bcher-kva.example.com, bücher.example.com",
    "www.xn--strae-oqa.de, www.straße.de", // java.net.IDN shows no ß
    "xn--e1afmkfd.xn--p1ai, пример.рф",
    "xn--fzc2c9e2c, ලංකා",
    "xn--node, გე",
    "xn--h2brj9c, भारत",
    "xn--wgv71a119e.jp, 日本語.jp",
    "xn--tckwe, コム",
    "xn--zfr164b, 政务",
    "xn--3e0b707e, 한국",
    "xn--o3cw4h, ไทย"
  })
  void namesOfManyScriptsAreShown(String kept, String shown) {
    assertThat(UnicodeNames.display(kept)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "аррӏе.com", // Cyrillic letters all
        "раураl.com", // Cyrillic and Latin
        "ορατο.com", // Greek letters all
        "օսհո.com", // Armenian letters all
        "twıtter.com", // i without dot
        "ɡoogle.com", // the other g
        "i❤.ws", // symbol
        "日本語abc.jp", // Latin with Han
        "עברית.com", // from right to left
        "مثال.com",
        "a\u0328\u0301b.com", // marks that do not go into their letter
        "\u0301bc.com", // mark first
        "с\u200dт.com", // joiner between
        "abc\u202edef.com", // turns the direction round
        "abc\u00addef.com", // hidden hyphen
        "e\u0301.com", // not normalised
        "ﬁle.com", // a ligature
        "Éa.com", // a capital
        "a٣.com", // another digit
        "a⁄b.com", // like a slash
        "ᏟᎪ.com", // Cherokee
        "\uE000a.com" // of no meaning
      })
  void whatCouldDeceiveStaysAnALabel(String deceiving) {
    String label = deceiving.substring(0, deceiving.indexOf('.'));
    String kept = "xn--" + PunycodeTest.encode(label) + ".com";
    assertThat(UnicodeNames.display(kept)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xn--",
        "xn--.com",
        "xn---",
        "xn--a-",
        "xn--abc-",
        "xn--99999999",
        "xn--zzzzzzzz.com",
        "a\\.xn--\\200.com",
        "xn--ab\\032cd-1.com",
        ".",
        "..xn--",
        "xn--bcher-kvA",
        "xn--ls8h.la"
      })
  void whatIsNoALabelStaysAsItIs(String name) {
    assertThat(UnicodeNames.display(name)).isEqualTo(name);
  }

  @Test
  void anythingCanBeShown() {
    Random random = new Random(3);
    String alphabet = "abcxyz0189-.n";
    int shown = 0;
    for (int round = 0; round < 200_000; round++) {
      StringBuilder name = new StringBuilder("xn--");
      for (int i = random.nextInt(12); i >= 0; i--) {
        name.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String display = UnicodeNames.display(name.toString());
      assertThat(display.chars().noneMatch(Character::isISOControl)).isTrue();
      if (!display.contentEquals(name)) {
        shown++;
        assertThat(encoded(display)).isEqualTo(name.toString());
      }
    }
    assertThat(shown).isPositive();
  }

  private static String encoded(String shown) {
    return Arrays.stream(shown.split("\\.", -1))
        .map(
            label ->
                label.chars().allMatch(character -> character < 0x80)
                    ? label
                    : "xn--" + PunycodeTest.encode(label))
        .collect(Collectors.joining("."));
  }
}
