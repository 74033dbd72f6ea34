package trafficanalyzer.analysis.conversation.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a filter, one after the other. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("\\s*(&&|\\|\\||==|!=|<=|>=|\\.\\.|[()!<>{},]|(?:\\.(?!\\.)|[\\w:/-])+)");

  private final String text;
  private final Matcher matcher;
  private String word = "";
  private int end;

  Words(String text) {
    this.text = text;
    this.matcher = WORD.matcher(text);
    next();
  }

  /** The word that was not taken yet; empty at the end. */
  String peek() {
    return word;
  }

  /** Takes a word. */
  String take() {
    String taken = word;
    next();
    return taken;
  }

  /** Takes the next word if it is one of these. */
  boolean takeIf(String... anyOf) {
    for (String each : anyOf) {
      if (word.equals(each)) {
        next();
        return true;
      }
    }
    return false;
  }

  /** Takes the next word, which must be this one. */
  void expect(String wanted) {
    if (!takeIf(wanted)) {
      throw wrong("expected " + wanted);
    }
  }

  private void next() {
    String rest = text.substring(end).strip();
    word = "";
    if (rest.isEmpty()) {
      return;
    }
    if (!matcher.find(end) || matcher.start() != end) {
      throw new IllegalArgumentException("filter not understood at " + rest);
    }
    word = matcher.group(1);
    end = matcher.end();
  }

  IllegalArgumentException wrong(String why) {
    String where = word.isEmpty() ? "its end" : word;
    return new IllegalArgumentException("filter not understood at " + where + ": " + why);
  }
}
