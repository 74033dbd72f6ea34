package trafficanalyzer.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits CQL text into statements at semicolons. Comments (from two dashes or two slashes to the
 * end of the line, and between slash-asterisk and asterisk-slash) are dropped and white space
 * outside quotes is collapsed, so that the statements, and with them the checksum, stay the same
 * when only comments or the layout change.
 */
final class CqlScript {
  private final String text;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private int position;

  private CqlScript(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    return new CqlScript(text).split();
  }

  private List<String> split() {
    while (position < text.length()) {
      char next = text.charAt(position);
      if (text.startsWith("--", position) || text.startsWith("//", position)) {
        skipTo("\n");
      } else if (text.startsWith("/*", position)) {
        skipTo("*/");
      } else if (next == '\'' || next == '"') {
        quoted(next);
      } else if (next == ';') {
        position++;
        end();
      } else {
        position++;
        append(next);
      }
    }
    end();
    return statements;
  }

  private void append(char next) {
    if (!Character.isWhitespace(next)) {
      statement.append(next);
    } else {
      space();
    }
  }

  private void space() {
    if (!statement.isEmpty() && statement.charAt(statement.length() - 1) != ' ') {
      statement.append(' ');
    }
  }

  /** Copies to the closing quote; a doubled quote reads as two quoted parts, side by side. */
  private void quoted(char quote) {
    int end = text.indexOf(quote, position + 1);
    if (end < 0) {
      throw new IllegalArgumentException("quote is not closed: " + text.substring(position));
    }
    statement.append(text, position, end + 1);
    position = end + 1;
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, position + 2);
    position = found < 0 ? text.length() : found + end.length();
    space();
  }

  private void end() {
    String complete = statement.toString().strip();
    if (!complete.isEmpty()) {
      statements.add(complete);
    }
    statement.setLength(0);
  }
}
