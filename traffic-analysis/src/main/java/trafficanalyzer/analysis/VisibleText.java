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
}
