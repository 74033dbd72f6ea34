package trafficanalyzer.cli;

/** Text values, escaped as a format asks for. */
abstract class CellText {
  private static final int ASCII = 128;

  /** Which characters of ASCII cannot be taken as they are. */
  private final byte[] needs = new byte[ASCII];

  private CellText(String special) {
    for (char character = 0; character < ASCII; character++) {
      boolean plain = !Character.isISOControl(character) && special.indexOf(character) < 0;
      needs[character] = (byte) (plain ? 0 : 1);
    }
  }

  static CellText of(RowFormat format) {
    return switch (format) {
      case tsv -> new Tsv();
      case csv -> new Csv();
      case json -> new Json();
    };
  }

  /** Appends the value, which takes up to six bytes a character and four more. */
  void append(char[] value, int length, ByteText out) {
    int at = 0;
    while ((at = out.putWhilePlain(value, at, length, needs)) < length) {
      char character = value[at++];
      if (Character.isISOControl(character)) {
        control(character, out);
      } else if (character >= ASCII) {
        out.putUtf8(character);
      } else {
        special(character, out);
      }
    }
  }

  /** Appends a control character. */
  void control(char character, ByteText out) {
    out.put('\\');
    out.put('x');
    out.hex(character);
  }

  /** Appends one of the special characters. */
  abstract void special(char character, ByteText out);

  /** Control characters as {@code \xNN}; so there is neither a tab nor a line's end within. */
  private static final class Tsv extends CellText {
    Tsv() {
      super("");
    }

    @Override
    void special(char character, ByteText out) {
      out.put(character);
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
    void append(char[] value, int length, ByteText out) {
      boolean quoted = mustQuote(value, length);
      if (quoted) {
        out.put('"');
      }
      if (length > 0 && "=+-@".indexOf(value[0]) >= 0) {
        out.put('\'');
      }
      super.append(value, length, out);
      if (quoted) {
        out.put('"');
      }
    }

    private static boolean mustQuote(char[] value, int length) {
      for (int i = 0; i < length; i++) {
        if (value[i] == ',' || value[i] == '"') {
          return true;
        }
      }
      return false;
    }

    @Override
    void special(char character, ByteText out) {
      out.put('"');
      out.put(character);
    }
  }

  /** As RFC 8259, section 7 asks for; of the other controls, C1 too. */
  private static final class Json extends CellText {
    Json() {
      super("\"\\");
    }

    @Override
    void control(char character, ByteText out) {
      out.put('\\');
      out.put('u');
      out.put('0');
      out.put('0');
      out.hex(character);
    }

    @Override
    void special(char character, ByteText out) {
      out.put('\\');
      out.put(character);
    }
  }
}
