package trafficanalyzer.packet.name.idn;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Hostnames for the eyes of people: A-labels as the U-labels that they stand for (RFC 5890, section
 * 2.3.2.1). Names come from the network, from anybody; so a label stays as it is, {@code xn--} and
 * all, where its characters could deceive:
 *
 * <ul>
 *   <li>what is no small letter of one script and no ASCII digit or hyphen: symbols, controls, and
 *       what normalisation would change;
 *   <li>several scripts in one label, but for those that Japanese, Chinese and Korean mix (the
 *       restriction levels of UTS 39, section 5.2, and stricter, as no Latin goes with them);
 *   <li>Cyrillic, Greek and Armenian labels of letters that all look like Latin ones;
 *   <li>scripts that are written from right to left, as a terminal would turn round what stands
 *       beside them in the line, columns included.
 * </ul>
 *
 * Two labels of Latin letters may still look alike, as {@code l} and {@code 1} do in ASCII.
 */
public final class UnicodeNames {
  private static final String PREFIX = "xn--";
  private static final int LONGEST_LABEL = 63;

  /** In modern use (UAX 31, table 5), and written from left to right. */
  private static final Set<UnicodeScript> SCRIPTS =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.TIBETAN,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HANGUL);

  private static final List<Set<UnicodeScript>> MIXED =
      List.of(
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL));

  /** Small letters of other scripts that look like Latin ones, much as browsers take them. */
  private static final String LIKE_LATIN = "асԁеһіјӏорԛѕԝхуъьҽпгѵѡ" + "αγικνορτυωϲϳ" + "օսհոցզյգ";

  /** Latin letters whose difference is hardly seen, some of them in good use: ı, ɑ, ɡ, ɩ, ʟ … */
  private static final String LIKE_ASCII = "ıȷɑɡɩɪʟʋʏſƅƽꞌꭓꮃꮋꮪꮮꮯꮁ";

  /** Long vowels of kana, which is Common by its script. */
  private static final int PROLONGED_SOUND = 'ー';

  private UnicodeNames() {}

  /**
   * The hostname with its labels as people read them, for tables and pages, not for files that
   * programs read.
   *
   * @param hostname as it is kept: in lower case, A-labels, other bytes escaped
   */
  public static String display(String hostname) {
    if (!hostname.contains(PREFIX)) {
      return hostname; // nearly all
    }
    StringBuilder shown = new StringBuilder(hostname.length());
    for (int at = 0; at <= hostname.length(); ) {
      int dot = hostname.indexOf('.', at);
      int end = dot < 0 ? hostname.length() : dot;
      shown.append(label(hostname.substring(at, end)));
      if (dot >= 0) {
        shown.append('.');
      }
      at = end + 1;
    }
    return shown.toString();
  }

  private static String label(String label) {
    if (!label.startsWith(PREFIX)
        || label.length() > LONGEST_LABEL
        || !label.chars().allMatch(UnicodeNames::isAscii)) {
      return label;
    }
    String decoded = Punycode.decode(label.substring(PREFIX.length()));
    return decoded != null && isHarmless(decoded) ? decoded : label;
  }

  private static boolean isAscii(int character) {
    return character >= 'a' && character <= 'z'
        || character >= '0' && character <= '9'
        || character == '-';
  }

  private static boolean isHarmless(String label) {
    // An A-label stands for something else than ASCII, or is not one.
    if (label.chars().allMatch(character -> character < 0x80)
        || !Normalizer.isNormalized(label, Normalizer.Form.NFKC)
        || isMark(label.codePointAt(0))) {
      return false;
    }
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    return label.codePoints().allMatch(character -> isLetter(character, scripts))
        && SCRIPTS.containsAll(scripts)
        && (scripts.size() == 1 || MIXED.stream().anyMatch(mix -> mix.containsAll(scripts)))
        && !looksLatin(label);
  }

  /** Whether the character may be in a label; its script is then among the scripts. */
  private static boolean isLetter(int character, Set<UnicodeScript> scripts) {
    if (character == '-' || character >= '0' && character <= '9') {
      return true;
    }
    if (character == PROLONGED_SOUND) {
      scripts.add(UnicodeScript.KATAKANA);
      return true;
    }
    // Marks that any script may have are INHERITED, which is none of ours.
    scripts.add(UnicodeScript.of(character));
    int type = Character.getType(character);
    boolean letter =
        type == Character.LOWERCASE_LETTER
            || type == Character.OTHER_LETTER
            || type == Character.MODIFIER_LETTER
            || isMark(character);
    return letter && LIKE_ASCII.indexOf(character) < 0;
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean looksLatin(String label) {
    return label
        .codePoints()
        .filter(character -> character >= 0x80)
        .allMatch(character -> LIKE_LATIN.indexOf(character) >= 0);
  }
}
