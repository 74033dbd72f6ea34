package trafficanalyzer.service;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 500m}, {@code 10g}; powers of 1024. */
public final class ByteSize {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmgt]?)");
  private static final String UNITS = " kmgt";

  private ByteSize() {}

  /** The bytes; empty where the text is no size. */
  public static OptionalLong parse(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2));
    long number = Long.parseLong(size.group(1));
    long unit = 1L << 10 * power;
    return number > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(number * unit);
  }
}
