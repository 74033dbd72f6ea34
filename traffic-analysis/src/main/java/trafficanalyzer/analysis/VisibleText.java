package trafficanalyzer.analysis;

/**
 * Text from outside, such as file names and hostnames, made such that it can be seen what it is:
 * characters that are invisible, or that turn the direction of writing around, become {@code
 * \}{@code u202e}, so that no name can pass for another.
 */
public final class VisibleText {
  private VisibleText() {}

  /** The text with all of its characters to be seen. */
  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isVisible(character)) {
                visible.appendCodePoint(character);
              } else {
                visible.append("\\u").append(String.format("%04x", character));
              }
            });
    return visible.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The same as HTML and XML write it: markup nowhere, neither in elements nor in attributes. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    String visible = of(text);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
