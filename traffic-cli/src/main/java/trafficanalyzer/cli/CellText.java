package trafficanalyzer.cli;

import trafficanalyzer.packet.text.Utf8Text;

/** Text values, escaped as a format asks for. */
abstract class CellText {
  private static final int ASCII = 128;

  /** Which characters of ASCII cannot be taken as they are. */
  private final boolean[] needs = new boolean[ASCII];

  private CellText(String special) {
    for (char character = 0; character < ASCII; character++) {
      needs[character] = Character.isISOControl(character) || special.indexOf(character) >= 0;
    }
  }

  static CellText of(RowFormat format) {
    return switch (format) {
      case tsv -> new Tsv();
      case csv -> new Csv();
      case json -> new Json();
    };
  }

  /** Appends a value of any characters. */
  void append(String value, Utf8Text out) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (Character.isISOControl(character)) {
        control(character, out);
      } else if (character < ASCII && needs[character]) {
        special(character, out);
      } else {
        out.append(character);
      }
    }
  }

  /** Appends a value without control characters. */
  void appendPrintable(Utf8Text value, Utf8Text out) {
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      byte character = value.byteAt(i); // negative within what is not ASCII
      if (character >= 0 && needs[character]) {
        out.append(value, from, i);
        special((char) character, out);
        from = i + 1;
      }
    }
    out.append(value, from, value.length());
  }

  /** Appends a control character. */
  void control(char character, Utf8Text out) {
    out.append("\\x").hex(character, 2);
  }

  /** Appends one of the special characters. */
  abstract void special(char character, Utf8Text out);

  /** Control characters as {@code \xNN}; so there is neither a tab nor a line's end within. */
  private static final class Tsv extends CellText {
    Tsv() {
      super("");
    }

    @Override
    void appendPrintable(Utf8Text value, Utf8Text out) {
      out.append(value, 0, value.length());
    }

    @Override
    void special(char character, Utf8Text out) {
      out.append(character);
    }
  }

  /**
   * Quoted where RFC 4180 asks for it; control characters as in TSV. A value that a spreadsheet
   * would take for a formula gets an apostrophe before it, which spreadsheets take for the mark of
   * a text: whoever sends packets must not compute in the reader's sheet.
   */
  private static final class Csv extends CellText {
    Csv() {
      super("\"");
    }

    @Override
    void append(String value, Utf8Text out) {
      boolean quoted = value.indexOf(',') >= 0 || value.indexOf('"') >= 0;
      out.append(quoted ? "\"" : "");
      out.append(!value.isEmpty() && beginsFormula(value.charAt(0)) ? "'" : "");
      super.append(value, out);
      out.append(quoted ? "\"" : "");
    }

    @Override
    void appendPrintable(Utf8Text value, Utf8Text out) {
      boolean quoted = mustQuote(value);
      out.append(quoted ? "\"" : "");
      out.append(value.length() > 0 && beginsFormula((char) value.byteAt(0)) ? "'" : "");
      super.appendPrintable(value, out);
      out.append(quoted ? "\"" : "");
    }

    private static boolean beginsFormula(char first) {
      return "=+-@".indexOf(first) >= 0;
    }

    private static boolean mustQuote(Utf8Text value) {
      for (int i = 0; i < value.length(); i++) {
        byte character = value.byteAt(i);
        if (character == ',' || character == '"') {
          return true;
        }
      }
      return false;
    }

    @Override
    void special(char character, Utf8Text out) {
      out.append('"').append(character);
    }
  }

  /** As RFC 8259, section 7 asks for; of the other controls, C1 too. */
  private static final class Json extends CellText {
    Json() {
      super("\"\\");
    }

    @Override
    void control(char character, Utf8Text out) {
      out.append("\\u").hex(character, 4);
    }

    @Override
    void special(char character, Utf8Text out) {
      out.append('\\').append(character);
    }
  }
}
