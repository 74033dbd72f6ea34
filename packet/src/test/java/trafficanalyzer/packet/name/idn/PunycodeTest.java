package trafficanalyzer.packet.name.idn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {
  /** The samples of RFC 3492, section 7.1, in lower case. */
  @ParameterizedTest
  @CsvSource({
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "他們爲什麽不說中文, ihqwctvzc91f659drss3x8bo0yb",
    "למההםפשוטלאמדבריםעברית, 4dbcagdahymbxekheh6e0a7fei0b",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "なぜみんな日本語を話してくれないのか, n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    "安室奈美恵-with-super-monkeys, -with-super-monkeys-pc58ag80a8qai00g7n9n",
    "hello-another-way-それぞれの場所, hello-another-way--fc4qua05auwb3674vfr0b",
    "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
    "majiでkoiする5秒前, majikoi5-783gue6qz075azm5e",
    "パフィーdeルンバ, de-jg4avhby1noc0d",
    "そのスピードで, d9juau41awczczp",
    "-> $1.00 <-, -> $1.00 <--"
  })
  void samplesOfTheRfc(String decoded, String encoded) {
    assertThat(Punycode.decode(encoded)).isEqualTo(decoded);
    assertThat(encode(decoded)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "a-!", "a-b"})
  void whatStandsForNothing(String encoded) {
    assertThat(Punycode.decode(encoded)).isNull();
  }

  @Test
  void noSurrogates() {
    assertThat(Punycode.decode(encode("a\ud800"))).isNull();
    assertThat(Punycode.decode(encode("a\ud83d\ude00"))).isEqualTo("a\ud83d\ude00");
  }

  /** RFC 3492, section 6.3, for the tests only. */
  static String encode(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder encoded = new StringBuilder();
    text.codePoints().filter(c -> c < 128).forEach(encoded::appendCodePoint);
    int basic = encoded.length();
    int done = basic;
    if (basic > 0) {
      encoded.append('-');
    }
    int bias = 72;
    int delta = 0;
    for (int point = 128; done < points.length; point++) {
      for (int c : points) {
        if (c < point) {
          delta++;
        } else if (c == point) {
          int rest = delta;
          for (int k = 36; ; k += 36) {
            int threshold = Math.max(1, Math.min(26, k - bias));
            if (rest < threshold) {
              encoded.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(rest));
              break;
            }
            int digit = threshold + (rest - threshold) % (36 - threshold);
            encoded.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(digit));
            rest = (rest - threshold) / (36 - threshold);
          }
          int d = done == basic ? delta / 700 : delta / 2;
          d += d / (done + 1);
          int k = 0;
          for (; d > 455; k += 36) {
            d /= 35;
          }
          bias = k + 36 * d / (d + 38);
          delta = 0;
          done++;
        }
      }
      delta++;
    }
    return encoded.toString();
  }
}
