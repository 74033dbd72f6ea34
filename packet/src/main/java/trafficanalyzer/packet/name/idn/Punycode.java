package trafficanalyzer.packet.name.idn;

/**
 * Unicode as letters, digits and hyphens, RFC 3492: first the ASCII characters, a hyphen, then, as
 * numbers of variable length, how far each other character lies from the one before, counted in
 * code points times places.
 */
final class Punycode {
  // Section 5: the parameters of domain names.
  private static final int BASE = 36;
  private static final int LEAST_THRESHOLD = 1;
  private static final int MOST_THRESHOLD = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_CODE_POINT = 128;

  private Punycode() {}

  /**
   * The characters that a label stands for.
   *
   * @param encoded in lower case, without {@code xn--}, no longer than a label
   * @return null if it stands for none
   */
  static String decode(String encoded) {
    StringBuilder decoded = new StringBuilder();
    int at = Math.max(encoded.lastIndexOf('-'), 0);
    decoded.append(encoded, 0, at);
    at = at > 0 ? at + 1 : 0;
    int codePoint = INITIAL_CODE_POINT;
    int bias = INITIAL_BIAS;
    long place = 0;
    while (at < encoded.length()) {
      long before = place;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < encoded.length() ? digit(encoded.charAt(at++)) : -1;
        if (digit < 0) {
          return null;
        }
        place += digit * weight;
        int threshold = Math.max(LEAST_THRESHOLD, Math.min(MOST_THRESHOLD, k - bias));
        if (place > Integer.MAX_VALUE) {
          return null;
        }
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
        if (weight > Integer.MAX_VALUE) {
          return null;
        }
      }
      int count = decoded.codePointCount(0, decoded.length()) + 1;
      bias = adapt((int) (place - before), count, before == 0);
      long next = codePoint + place / count;
      if (next > Character.MAX_CODE_POINT || isSurrogate(next)) {
        return null;
      }
      codePoint = (int) next;
      place %= count;
      decoded.insert(decoded.offsetByCodePoints(0, (int) place), Character.toChars(codePoint));
      place++;
    }
    return decoded.toString();
  }

  private static boolean isSurrogate(long codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static int digit(char character) {
    if (character >= 'a' && character <= 'z') {
      return character - 'a';
    }
    return character >= '0' && character <= '9' ? character - '0' + 26 : -1;
  }

  /** Section 6.1: how long the next number is likely to be. */
  private static int adapt(int delta, int count, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - LEAST_THRESHOLD) * MOST_THRESHOLD / 2) {
      rest /= BASE - LEAST_THRESHOLD;
      k += BASE;
    }
    return k + (BASE - LEAST_THRESHOLD + 1) * rest / (rest + SKEW);
  }
}
